import { ladder } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { act, chart } from './chart.ts';
import type { Deal } from './context.ts';
import { quoteSent, rework } from './feedback.ts';
import { goods } from './goods.ts';
import { LOSE, LOST, told } from './leaving.ts';
import { payment } from './money.ts';
import { clientOf, MANAGER, numberOf, tell } from './notices.ts';
import { invoiceLetter } from './notices-money.ts';
import { approval, preparing, sending } from './quoting.ts';
import { inStock, numbering, purchase, stockCheck } from './seeking.ts';

/** Somewhere to come back from (G-29). */
const REOPENED = {
  dealReopened: [{ guard: 'isKnown', target: 'preparing' }, { target: 'stockCheck' }],
} as const;
const REOPEN = { fact: 'dealReopened', form: 'reopen' } as const;

/**
 * A deal along the sales funnel, over to the logistics funnel and back (S2-01 to S2-59): stages are written in the order
 * of the funnel. Payment and goods run side by side, so that goods may leave before they are paid for (G-28).
 */
export const machine = chart.createMachine({
  id: 'deal',
  context: ({ input }) => input.context,
  initial: 'numbering',
  on: {
    ...conversation<Deal>(() => 'sales'),
    // Answers to what is no longer asked are only taken down.
    standingTaken: {},
    approvalDecided: {},
    approvalWithdrawn: {},
    orderSpawned: {},
  },
  states: {
    numbering,
    stockCheck,
    inStock,
    purchase,
    preparing,
    approval,
    sending,
    quoteSent,
    rework,
    /** S2-36 to S2-39: the quote lies beside the task; its end moves the deal on. */
    invoicing: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'invoiceIssued', form: 'invoice' }, LOSE],
      },
      on: { invoiceIssued: { target: 'fulfilment', actions: act(invoiceLetter) }, ...LOST },
    },
    /** S2-40 to S2-55. */
    fulfilment: { type: 'parallel', states: { payment, goods } },
    /** S2-56. */
    won: {
      id: 'won',
      type: 'final',
      entry: act((deal) => [
        {
          type: 'tell',
          to: clientOf(deal),
          text: 'deal.letter.thanks',
          params: { number: numberOf(deal), goods: deal.goods },
          letter: true,
        },
        tell(MANAGER, 'deal.notice.won'),
      ]),
    },
    /** S2-28, S2-35. */
    unqualified: {
      id: 'unqualified',
      meta: { owner: 'head', rest: true, buttons: [REOPEN] },
      entry: told,
      on: REOPENED,
    },
    lost: {
      id: 'lost',
      meta: { owner: 'head', rest: true, buttons: [REOPEN] },
      entry: told,
      on: REOPENED,
    },
  },
});
