import { setup } from 'xstate';
import type { Effect } from '../../cases/effect.ts';
import { effects } from '../effects.ts';
import { isSettled, isTaken, openAwards } from './awards.ts';
import type { Offer } from './context.ts';
import type { OfferFact } from './facts.ts';

/** What the chart's parts share. Guards look at the asking as it is with the fact. */
export const chart = setup({
  types: { context: {} as Offer, events: {} as OfferFact, input: {} as { context: Offer } },
  actions: effects,
  guards: {
    /** Opened before there were modes: the one award ends it. */
    isOld: ({ context }) => context.mode === undefined,
    isTaken: ({ context }) => isTaken(context),
    isTakenWithOpen: ({ context }) => isTaken(context) && openAwards(context).length > 0,
    isSettled: ({ context }) => isSettled(context),
    /** A truck waits to be passed on. */
    isOpen: ({ context }) => openAwards(context).length > 0,
  },
});

/** An effect with the moment's own content; a stage that begins anew. */
export type Move =
  | Exclude<Effect, { type: 'stages' | 'commandEach' | 'paper' }>
  | { type: 'renew'; stage: string };

/** Effects that depend on what the asking knows: worked out when the fact is taken, none or several of them. */
export function act<Type extends OfferFact['type']>(
  make: (offer: Offer, fact: Extract<OfferFact, { type: Type }>) => Move[],
) {
  return chart.enqueueActions(({ context, event, enqueue }) => {
    for (const { type, ...params } of make(context, event as Extract<OfferFact, { type: Type }>))
      enqueue({ type, params } as Parameters<typeof enqueue>[0]);
  });
}
