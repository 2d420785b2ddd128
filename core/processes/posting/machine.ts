import { setup } from 'xstate';
import { effects } from '../effects.ts';
import type { Posting } from './context.ts';
import type { PostingFact } from './facts.ts';
import { bidSaid, failed, gone, leftThere, shown, silent, unheard } from './notices.ts';

const OFF = { fact: 'loadUnwanted' } as const;

/** A load on a freight exchange, from the wish to show it to its end there (S0-28). */
export const machine = setup({
  types: { context: {} as Posting, events: {} as PostingFact, input: {} as { context: Posting } },
  actions: effects,
}).createMachine({
  id: 'posting',
  context: ({ input }) => input.context,
  initial: 'waiting',
  states: {
    waiting: {
      meta: { owner: 'caravan', rest: true, buttons: [OFF] },
      on: {
        loadPosted: {
          target: 'posted',
          actions: { type: 'tell', params: ({ context }) => shown(context) },
        },
        exchangeSilent: { actions: { type: 'tell', params: () => silent() } },
        postingFailed: {
          target: 'failed',
          actions: { type: 'tell', params: ({ context }) => failed(context) },
        },
        loadUnwanted: 'withdrawing',
      },
    },
    posted: {
      meta: { owner: 'caravan', rest: true, buttons: [OFF] },
      on: {
        bidHeard: {
          actions: { type: 'tell', params: ({ event }) => bidSaid(event.bid) },
        },
        exchangeUnheard: { actions: { type: 'tell', params: ({ context }) => unheard(context) } },
        // Somebody took it off by hand, or its time there is over.
        loadWithdrawn: {
          target: 'off',
          actions: { type: 'tell', params: () => gone() },
        },
        loadUnwanted: 'withdrawing',
      },
    },
    withdrawing: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: {
        loadWithdrawn: 'off',
        withdrawalFailed: {
          target: 'left',
          actions: { type: 'tell', params: ({ context }) => leftThere(context) },
        },
      },
    },
    off: { type: 'final' },
    failed: { type: 'final' },
    left: { type: 'final' },
  },
});
