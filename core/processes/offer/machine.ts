import { conversation } from '../conversation.ts';
import { act, chart } from './chart.ts';
import type { Offer } from './context.ts';
import { held } from './held.ts';
import { notTaken } from './notices-award.ts';
import { open } from './open.ts';

/** Several carriers are asked, and those who are chosen are held until they have confirmed (S0-31, S0-37 to S0-39). */
export const machine = chart.createMachine({
  id: 'offer',
  context: ({ input }) => input.context,
  initial: 'open',
  on: {
    ...conversation<Offer>(() => 'logistician'),
    saleKnown: {},
    exchangeOffered: {},
    exchangePosted: {},
    exchangeFailed: {},
    exchangeBidHeard: {},
    exchangeWithdrawn: {},
    // The news may come when everything is over: whoever was told something else hears it all the same.
    awardRefused: { actions: act<'awardRefused'>((_, fact) => notTaken(fact)) },
  },
  states: { open, held, over: { id: 'over', type: 'final' } },
});
