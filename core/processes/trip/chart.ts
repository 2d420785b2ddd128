import { setup } from 'xstate';
import type { Effect } from '../../cases/effect.ts';
import { effects } from '../effects.ts';
import { openTrouble, type Trip } from './context.ts';
import type { TripFact } from './facts.ts';
import { clearancePoints } from './lists.ts';
import { hasReachedUnloading, isLoaded, isUnloaded } from './route.ts';

/** What a chart's parts share: the shape of its facts, its guards and its effects. */
export const chart = setup({
  types: {
    context: {} as Trip,
    events: {} as TripFact,
    input: {} as { context: Trip },
  },
  actions: effects,
  guards: {
    isCleared: ({ context }) =>
      clearancePoints(context.vehicle).every((point) => context.points.includes(point)),
    isOwed: ({ context }) => context.cancelled?.carrierDue !== undefined,
    isLoaded: ({ context }) => isLoaded(context),
    hasReachedUnloading: ({ context }) => hasReachedUnloading(context),
    isUnloaded: ({ context }) => isUnloaded(context),
    /** Nothing stands open on the road. */
    isThrough: ({ context }) => isUnloaded(context) && openTrouble(context) === undefined,
    isAgreedAtUnloading: ({ context }) => context.agreed && hasReachedUnloading(context),
    isAgreedLoaded: ({ context }) => context.agreed && isLoaded(context),
    isAgreed: ({ context }) => context.agreed,
    isRejected: ({ context }) => context.rejection !== undefined,
    /** The client has the paper of the vehicle that stands. */
    isConfirmed: ({ context }) => context.documents.confirmation !== undefined,
    /** Another vehicle is proposed, and its papers are not clear yet. */
    isProposed: ({ context }) => context.proposed !== undefined,
    noteAccepted: ({ context }) => context.note?.accepted === true,
    /** S0-49: an electronic note has no other original. */
    noteComplete: ({ context }) =>
      context.note?.accepted === true &&
      (context.note.kind === 'electronic' || context.originals !== undefined),
    isSettled: ({ context }) => context.filed !== undefined && context.bill?.paid === true,
  },
});

/** An effect with the moment's own content; a stage that begins anew. */
export type Move = Exclude<Effect, { type: 'stages' | 'commandEach' }> | { type: 'renew'; stage: string };

/** Effects that depend on what the trip knows: worked out when the fact is taken, none or several of them. */
export function act<Type extends TripFact['type']>(
  make: (trip: Trip, fact: Extract<TripFact, { type: Type }>) => Move[],
) {
  return chart.enqueueActions(({ context, event, enqueue }) => {
    for (const { type, ...params } of make(context, event as Extract<TripFact, { type: Type }>))
      enqueue({ type, params } as Parameters<typeof enqueue>[0]);
  });
}
