import { enqueueActions, setup } from 'xstate';
import { ladder } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import { liveBids, type Offer } from './context.ts';
import type { OfferFact } from './facts.ts';
import { asking, calledOff, counterOffer, outcome, receipt, timeIsUp } from './notices.ts';
import { answerCounts } from './record.ts';

/** What the order hears of the newest bid. A bid that is taken back leaves nothing to choose. */
function heard({ id, newest = '', bids }: Offer) {
  const bid = bids[newest];
  const common = { type: 'bidHeard', offer: id, carrier: newest };
  if (bid === undefined || bid.kind === 'withdrawn') return { ...common, kind: 'declined', reason: 'other' };
  const { at, ...said } = bid;
  return said.kind === 'declined'
    ? { ...common, kind: said.kind, reason: said.reason }
    : { ...common, ...said };
}

/** Several carriers are asked at once, and one of them is chosen (S0-31, S0-37 to S0-39). */
export const machine = setup({
  types: { context: {} as Offer, events: {} as OfferFact, input: {} as { context: Offer } },
  actions: {
    ...effects,
    askCarriers: enqueueActions(({ context, enqueue }) => {
      for (const notice of asking(context)) enqueue({ type: 'tell', params: notice });
    }),
    noteBid: enqueueActions(({ context, enqueue }) => {
      enqueue({
        type: 'command',
        params: { process: 'transport-order', caseId: context.order, fact: heard(context) },
      });
      for (const notice of receipt(context)) enqueue({ type: 'tell', params: notice });
    }),
    tellOutcome: enqueueActions(({ context, enqueue }) => {
      for (const notice of outcome(context)) enqueue({ type: 'tell', params: notice });
    }),
    countAnswers: enqueueActions(({ context, enqueue }) => {
      for (const { carrier, fact } of answerCounts(context))
        enqueue({ type: 'command', params: { process: 'carrier', caseId: carrier, fact } });
    }),
    callOff: enqueueActions(({ context, enqueue }) => {
      for (const notice of calledOff(context)) enqueue({ type: 'tell', params: notice });
    }),
  },
}).createMachine({
  id: 'offer',
  context: ({ input }) => input.context,
  initial: 'open',
  on: conversation<Offer>(() => 'logistician'),
  states: {
    open: {
      // The carriers' side: their messages and what they are shown after an answer know nothing of other bids.
      meta: {
        owner: 'logistician',
        rest: true,
        buttons: [
          {
            fact: 'bidAccepted',
            form: 'accept',
            quick: 'sum',
            arg: ({ price }: Offer) => (price === undefined ? undefined : String(price.amount.minor)),
          },
          { fact: 'bidPriced', form: 'bid' },
          { fact: 'bidDeclined', form: 'decline', aside: true },
        ],
      },
      entry: 'askCarriers',
      on: {
        bidAccepted: { actions: 'noteBid' },
        bidPriced: { actions: 'noteBid' },
        bidDeclined: { actions: 'noteBid' },
        bidWithdrawn: { actions: 'noteBid' },
        bidTold: { actions: 'noteBid' },
        countered: { actions: { type: 'tell', params: ({ event }) => counterOffer(event) } },
        answersDue: { actions: { type: 'tell', params: ({ context }) => timeIsUp(context) } },
        awarded: {
          target: 'over',
          // The winner hears that it is chosen before its trip asks for a vehicle.
          actions: [
            'tellOutcome',
            {
              type: 'command',
              params: ({ context, event: { carrier, trip, price } }) => ({
                process: 'trip',
                caseId: trip,
                fact: { type: 'carrierChosen', carrier, price, offer: context.id },
              }),
            },
            'countAnswers',
          ],
        },
        offerClosed: { target: 'over', actions: ['callOff', 'countAnswers'] },
      },
      initial: 'collecting',
      states: {
        collecting: {
          meta: {
            owner: 'logistician',
            deadline: { at: (offer: Offer) => offer.until },
            // At the due moment itself `answersDue` says more than a reminder could.
            ladder: ladder('head').slice(2),
            buttons: [
              { fact: 'awarded', form: 'award', when: (offer: Offer) => liveBids(offer).length > 0 },
              { fact: 'bidTold', form: 'told' },
              { fact: 'countered', form: 'counter' },
              { fact: 'offerClosed', aside: true },
            ],
          },
        },
      },
    },
    over: { type: 'final' },
  },
});
