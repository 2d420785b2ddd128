import { ladder } from '../../obligations/ladders.ts';
import { act, chart } from './chart.ts';
import type { Deal } from './context.ts';
import { beyondManager } from './granting.ts';
import { LOSE, LOST, lostAsking } from './leaving.ts';
import { quoteLetter, saidWith, sendingSoon } from './notices.ts';
import { recall, submission } from './rounds.ts';

const QUOTE = { fact: 'quoteFormed', form: 'quote' } as const;

/** What is known of the client's credit is looked up anew before anybody decides. */
export const weigh = act((deal) => [{ type: 'gather', party: deal.client, fact: 'standingTaken' }]);

const submit = act(submission);

/** S2-14 to S2-19: the quote is made, and the manager chooses whether it needs the director. */
export const preparing = chart.createStateConfig({
  id: 'preparing',
  initial: 'quote',
  states: {
    quote: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 2 },
        ladder: ladder('head'),
        buttons: [QUOTE, LOSE],
      },
      on: { quoteFormed: 'weighing', ...LOST },
    },
    weighing: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      entry: weigh,
      on: { standingTaken: 'choice' },
    },
    /** S2-16, S2-17, G-02: beyond the thresholds only the approval is offered. */
    choice: {
      id: 'choice',
      meta: {
        owner: 'sales',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [
          { fact: 'quoteReleased', when: (deal: Deal) => beyondManager(deal).length === 0 },
          { fact: 'approvalAsked', form: 'ask', when: (deal: Deal) => deal.quote?.approved !== true },
          { ...QUOTE, aside: true },
          LOSE,
        ],
      },
      on: {
        quoteReleased: '#sending',
        approvalAsked: '#approval',
        quoteFormed: 'weighing',
        ...LOST,
      },
    },
  },
});

/** S2-21 to S2-29: the director decides in the approval's own case; here the manager may only take it back. */
export const approval = chart.createStateConfig({
  id: 'approval',
  initial: 'asked',
  states: {
    asked: {
      entry: submit,
      meta: {
        owner: 'sales',
        rest: true,
        buttons: [{ fact: 'approvalRecalled', aside: true }, { ...QUOTE, aside: true }, LOSE],
      },
      on: {
        approvalDecided: [
          { guard: 'isQuoteApproved', target: '#sending' },
          {
            guard: 'isQuoteRejected',
            target: '#unqualified',
            actions: act(saidWith('deal.notice.rejected')),
          },
          { guard: 'isQuoteReturned', target: '#preparing' },
          {},
        ],
        approvalWithdrawn: [{ guard: 'isAskedNoMore', target: '#choice' }, {}],
        approvalRecalled: { target: '#choice', actions: act((deal) => recall(deal, 'quote')) },
        quoteFormed: 'weighing',
        ...lostAsking('quote'),
      },
    },
    /** A new version takes the place of the one that is looked at; a decision on that one counts no more. */
    weighing: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      entry: weigh,
      on: { standingTaken: 'asked', approvalDecided: {} },
    },
  },
});

/** S2-29, G-02, G-03: a minute in which it may be taken back, then the client's hours. */
export const sending = chart.createStateConfig({
  id: 'sending',
  initial: 'scheduled',
  states: {
    scheduled: {
      meta: { owner: 'sales', rest: true, buttons: [{ fact: 'sendingUndone', aside: true }] },
      entry: act(sendingSoon),
      on: { sendingUndone: '#choice', quoteDispatched: { target: '#quoteSent', actions: act(quoteLetter) } },
    },
    /** Nobody could be reached: the manager passes the quote on himself. */
    byHand: {
      id: 'byHand',
      meta: {
        owner: 'sales',
        deadline: { workingHours: 4 },
        ladder: ladder('head'),
        buttons: [{ fact: 'quoteHandedOver', form: 'handOver' }, LOSE],
      },
      on: { quoteHandedOver: '#quoteSent', ...LOST },
    },
  },
});
