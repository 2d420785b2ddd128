import { ladder } from '../../obligations/ladders.ts';
import { act, chart, on } from './chart.ts';
import { LOSE, LOST, lostAsking } from './leaving.ts';
import { asked, held, MANAGER, tell } from './notices.ts';
import { FEEDBACK_DAYS } from './policy.ts';
import { weigh } from './quoting.ts';
import { recall, submission } from './rounds.ts';

const accepted = on<'quoteAccepted'>(() => [tell(MANAGER, 'deal.notice.accepted')]);

/** S2-30 to S2-36: what does the client think? It may say so itself. */
export const quoteSent = chart.createStateConfig({
  id: 'quoteSent',
  meta: {
    owner: 'sales',
    deadline: { workingDays: FEEDBACK_DAYS },
    ladder: ladder('head'),
    buttons: [
      { fact: 'quoteAccepted', told: true, ownWords: true },
      { fact: 'discountAsked', form: 'haggle', told: true, ownWords: true },
      { fact: 'questionAsked', form: 'wonder', ownWords: true },
      { fact: 'feedbackNoted', form: 'feedback' },
      LOSE,
    ],
  },
  on: {
    quoteUndelivered: '#byHand',
    quoteAccepted: { target: 'invoicing', actions: accepted },
    discountAsked: {
      target: 'rework',
      actions: on<'discountAsked'>((_, { wanted }) => asked('deal.notice.discountAsked', wanted)),
    },
    questionAsked: {
      actions: on<'questionAsked'>((_, { question }) => asked('deal.notice.questionAsked', question)),
    },
    feedbackNoted: { actions: { type: 'renew', params: { stage: 'quoteSent' } } },
    ...LOST,
  },
});

/** S2-32 to S2-35: a discount goes to the director; what he grants comes back as a new quote. */
export const rework = chart.createStateConfig({
  initial: 'describe',
  states: {
    describe: {
      id: 'describe',
      meta: {
        owner: 'sales',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'discountSubmitted', form: 'discount' }, { fact: 'priceHeld' }, LOSE],
      },
      on: {
        discountSubmitted: 'weighing',
        priceHeld: { target: '#quoteSent', actions: act(held) },
        ...LOST,
      },
    },
    /** The quote may lie with the client for days; the director sees what it owes now. */
    weighing: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      entry: weigh,
      on: { standingTaken: 'asked' },
    },
    asked: {
      meta: {
        owner: 'sales',
        rest: true,
        buttons: [{ fact: 'approvalRecalled', aside: true }, LOSE],
      },
      entry: act(submission),
      on: {
        approvalDecided: [
          { guard: 'isDiscountGranted', target: '#preparing' },
          { guard: 'isDiscountRefused', target: 'refused' },
          { guard: 'isDiscountReturned', target: 'describe' },
          {},
        ],
        approvalWithdrawn: [{ guard: 'isAskedNoMore', target: 'describe' }, {}],
        approvalRecalled: { target: 'describe', actions: act((deal) => recall(deal, 'discount')) },
        ...lostAsking('discount'),
      },
    },
    /** G-04: hold the price or close. */
    refused: {
      meta: {
        owner: 'sales',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'priceHeld' }, { fact: 'discountSubmitted', form: 'discount', aside: true }, LOSE],
      },
      on: {
        priceHeld: { target: '#quoteSent', actions: act(held) },
        discountSubmitted: 'weighing',
        ...LOST,
      },
    },
  },
});
