import { setup } from 'xstate';
import type { Fact } from '../../cases/entry.ts';
import { effects } from '../effects.ts';
import type { Posting } from './context.ts';
import type { PostingFact } from './facts.ts';
import { failed, gone, leftThere, shown, silent, unchanged, unheard } from './notices.ts';

const OFF = { fact: 'loadUnwanted' } as const;

const chart = setup({
  types: { context: {} as Posting, events: {} as PostingFact, input: {} as { context: Posting } },
  actions: effects,
});

/** The asking hears what became of its load. */
function toOffer<Type extends PostingFact['type']>(
  make: (posting: Posting, fact: Extract<PostingFact, { type: Type }>) => Fact,
) {
  return chart.enqueueActions(({ context, event, enqueue }) => {
    const fact = { ...make(context, event as Extract<PostingFact, { type: Type }>), posting: context.id };
    enqueue({ type: 'command', params: { process: 'offer', caseId: context.offer, fact } });
  });
}

const withdrawn = toOffer(() => ({ type: 'exchangeWithdrawn' }));
const noteBid = toOffer<'bidHeard'>((_, { bid }) => ({ type: 'exchangeBidHeard', bid }));

/** Somebody took it off by hand, or its time there is over. */
const GONE = { target: 'off', actions: [{ type: 'tell', params: () => gone() }, withdrawn] } as const;

/** A load on a freight exchange, from the wish to show it to its end there (S0-28). */
export const machine = chart.createMachine({
  id: 'posting',
  context: ({ input }) => input.context,
  initial: 'waiting',
  states: {
    waiting: {
      meta: { owner: 'caravan', rest: true, buttons: [OFF] },
      entry: toOffer(() => ({ type: 'exchangeOffered' })),
      on: {
        loadPosted: {
          target: 'posted',
          actions: [
            { type: 'tell', params: ({ context }) => shown(context) },
            toOffer<'loadPosted'>((_, { exchange, number }) => ({
              type: 'exchangePosted',
              exchange,
              number,
            })),
          ],
        },
        loadAmended: {},
        exchangeSilent: { actions: { type: 'tell', params: () => silent() } },
        postingFailed: {
          target: 'failed',
          actions: [
            { type: 'tell', params: ({ context }) => failed(context) },
            toOffer<'postingFailed'>((_, { reason }) => ({ type: 'exchangeFailed', reason })),
          ],
        },
        loadUnwanted: 'withdrawing',
      },
    },
    posted: {
      meta: { owner: 'caravan', rest: true, buttons: [OFF] },
      on: {
        bidHeard: { actions: noteBid },
        exchangeUnheard: { actions: { type: 'tell', params: ({ context }) => unheard(context) } },
        loadAmended: 'changing',
        loadWithdrawn: GONE,
        loadUnwanted: 'withdrawing',
      },
    },
    changing: {
      meta: { owner: 'caravan', rest: true, buttons: [OFF] },
      on: {
        loadChanged: 'posted',
        loadAmended: {},
        changeFailed: {
          target: 'posted',
          actions: { type: 'tell', params: ({ context }) => unchanged(context) },
        },
        loadWithdrawn: GONE,
        loadUnwanted: 'withdrawing',
      },
    },
    withdrawing: {
      meta: { owner: 'caravan', rest: true, buttons: [] },
      on: {
        loadWithdrawn: { target: 'off', actions: withdrawn },
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
