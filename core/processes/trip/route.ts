import type { Stop, TransportRequest } from '../transport-order/facts.ts';
import type { Milestone, Trip } from './context.ts';

/** What a driver tells on the way, in the order in which it happens at a stop (S0-44 to S0-46). */
export const MILESTONES = ['arrivedToLoad', 'loaded', 'left', 'arrivedToUnload', 'unloaded'] as const;
export type MilestoneKind = (typeof MILESTONES)[number];

/** Milestones can be taken back, and nobody outside hears of them, for this long. */
export const QUIET_MS = 2 * 60_000;

/** A stop with its number along the whole way: loadings first, from 1. */
export interface Place extends Stop {
  n: number;
  purpose: 'loading' | 'unloading';
}

export interface Step {
  kind: MilestoneKind;
  stop: number;
}

export function placesOf({ loadings, unloadings }: TransportRequest): Place[] {
  return [
    ...loadings.map((stop, i) => ({ ...stop, n: i + 1, purpose: 'loading' as const })),
    ...unloadings.map((stop, i) => ({ ...stop, n: loadings.length + i + 1, purpose: 'unloading' as const })),
  ];
}

/** Every milestone of a trip, in order. */
export function stepsOf({ request }: Pick<Trip, 'request'>): Step[] {
  if (request === undefined) return [];
  return placesOf(request).flatMap(({ n, purpose }): Step[] =>
    purpose === 'loading'
      ? [
          { kind: 'arrivedToLoad', stop: n },
          { kind: 'loaded', stop: n },
          { kind: 'left', stop: n },
        ]
      : [
          { kind: 'arrivedToUnload', stop: n },
          { kind: 'unloaded', stop: n },
        ],
  );
}

function indexOf(steps: Step[], { kind, stop }: Step): number {
  return steps.findIndex((step) => step.kind === kind && step.stop === stop);
}

/** How many steps are behind the truck; a later milestone implies those before it. */
export function reached(trip: Pick<Trip, 'request' | 'milestones'>): number {
  const steps = stepsOf(trip);
  return Math.max(0, ...trip.milestones.map((milestone) => indexOf(steps, milestone) + 1));
}

/** The stop that a kind of milestone would concern now; undefined when that is not what comes next. */
export function stopFor(trip: Trip, kind: MilestoneKind): number | undefined {
  const behind = reached(trip);
  return stepsOf(trip)
    .slice(behind, behind + 2)
    .find((step) => step.kind === kind)?.stop;
}

/** The milestone that says the same or more, when a step is behind the truck already. */
export function alreadyBy(trip: Trip, step: Step): Milestone | undefined {
  const steps = stepsOf(trip);
  const at = indexOf(steps, step);
  return trip.milestones.find((milestone) => indexOf(steps, milestone) >= at);
}

export function isOnRoute(trip: Trip, step: Step): boolean {
  return indexOf(stepsOf(trip), step) >= 0;
}

function isBehind(trip: Trip, isStep: (step: Step) => boolean): boolean {
  const behind = reached(trip);
  return stepsOf(trip).every((step, index) => !isStep(step) || index < behind);
}

export function isLoaded(trip: Trip): boolean {
  return isBehind(trip, ({ kind }) => kind === 'loaded');
}

/** Nothing is on the truck yet. */
export function isEmpty(trip: Trip): boolean {
  return reached(trip) < 2;
}

export function hasReachedUnloading(trip: Trip): boolean {
  const first = stepsOf(trip).findIndex(({ kind }) => kind === 'arrivedToUnload');
  return reached(trip) > first;
}

export function isUnloaded(trip: Trip): boolean {
  return reached(trip) === stepsOf(trip).length;
}

/** The stop where the truck is or is going to; undefined when all of them are behind it. */
export function nextPlace(trip: Trip): Place | undefined {
  const next = stepsOf(trip)
    .slice(reached(trip))
    .find(({ kind }) => kind !== 'left');
  return trip.request === undefined ? undefined : placesOf(trip.request).find(({ n }) => n === next?.stop);
}

/** Where on its way the truck is: to the first loading, at a stop, or between stops. */
export type Leg = 'coming' | 'loading' | 'moving' | 'unloading';

export function legOf(trip: Trip): Leg {
  const behind = reached(trip);
  switch (stepsOf(trip)[behind]?.kind) {
    case 'loaded':
      return 'loading';
    case 'unloaded':
      return 'unloading';
    case 'arrivedToLoad':
      return behind === 0 ? 'coming' : 'moving';
    default:
      return 'moving';
  }
}

/** A moment as the clock at the next stop shows it. */
export function atNextStop(trip: Trip, at: string): { at: string; zone?: string } {
  const zone = nextPlace(trip)?.city.zone;
  return zone === undefined ? { at } : { at, zone };
}

/** ISO moment by which the truck is to be done at its next stop. */
export function windowEnd(trip: Trip): string | undefined {
  return nextPlace(trip)?.window.to;
}

export function placeOf({ request }: Trip, stop: number): Place | undefined {
  return request === undefined ? undefined : placesOf(request).find(({ n }) => n === stop);
}
