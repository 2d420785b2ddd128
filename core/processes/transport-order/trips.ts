import type { Money } from '../../money/index.ts';
import type { FactsOf } from '../process.ts';
import type { caseFacts, DELAYS, MILESTONES, TROUBLES } from './case-facts.ts';
import type { Price } from './price.ts';

export interface Milestone {
  kind: (typeof MILESTONES)[number];
  /** Number of the stop, from 1. */
  stop: number;
  at: string;
}

/** One truck of an order, as the order has heard of it (G-30). */
export interface TripSummary {
  n: number;
  /** Opened on a verbal promise, before the client's written order was there (G-13). */
  promised: boolean;
  carrier?: string;
  driver?: string;
  plate?: string;
  trailer?: string;
  price?: Price;
  /** The client agreed to the vehicle and driver. */
  agreed: boolean;
  /** What was published, oldest first. */
  milestones: Milestone[];
  delay?: { reason: (typeof DELAYS)[number]; until?: string | undefined };
  trouble?: (typeof TROUBLES)[number];
  unloaded: boolean;
  /** Files of the filed consignment note. */
  note?: string[];
  closed: boolean;
  /** Called off with the order or alone; `ended` when nothing is owed for it any more. */
  cancelled: boolean;
  ended: boolean;
  /** Called off alone: why, and what its carrier is owed for that. */
  dropped?: { reason: string; carrierDue?: Money };
}

export type Trips = Record<string, TripSummary>;

type CaseFact = FactsOf<typeof caseFacts>;
export type TripFact = Extract<CaseFact, { trip: string }>;

/** Trips are named after their order: order `oab12` has `tab12-1`, `tab12-2`. */
export function tripId(order: string, n: number): string {
  return `t${order.slice(1)}-${n}`;
}

/** `count` more trips of an order. */
export function withMore(trips: Trips, order: string, count: number, promised: boolean): Trips {
  const first = Object.keys(trips).length + 1;
  const more = Array.from({ length: Math.max(count, 0) }, (_, index): [string, TripSummary] => [
    tripId(order, first + index),
    {
      n: first + index,
      promised,
      agreed: false,
      milestones: [],
      unloaded: false,
      closed: false,
      cancelled: false,
      ended: false,
    },
  ]);
  return { ...trips, ...Object.fromEntries(more) };
}

/** The trips that are carried out: neither called off nor ended. */
export function live(trips: Trips): [string, TripSummary][] {
  return Object.entries(trips).filter(([, trip]) => !trip.cancelled && !trip.ended);
}

export function isBooked({ carrier }: TripSummary): boolean {
  return carrier !== undefined;
}

/** How many milestones were heard of that say that goods are on a truck, or were. */
export function loadedMilestones(trips: Trips): number {
  return Object.values(trips).flatMap(({ milestones }) =>
    milestones.filter(({ kind }) => kind !== 'arrivedToLoad'),
  ).length;
}

/** What has not been unloaded yet is called off; what has been is carried through to its papers (G-17). */
export function calledOff(trips: Trips): Trips {
  return Object.fromEntries(
    Object.entries(trips).map(([id, trip]) => [id, trip.unloaded ? trip : { ...trip, cancelled: true }]),
  );
}

/** One truck is called off, the others go on. */
export function withDropped(trips: Trips, id: string, dropped: NonNullable<TripSummary['dropped']>): Trips {
  const trip = trips[id];
  return trip === undefined ? trips : { ...trips, [id]: { ...trip, cancelled: true, dropped } };
}

/** Trucks that can be called off alone: not unloaded yet, and not the only one. */
export function droppable(trips: Trips): [string, TripSummary][] {
  const running = live(trips);
  return running.length < 2 ? [] : running.filter(([, { unloaded }]) => !unloaded);
}

/** Folds what a trip reports; a trip that is not the order's own changes nothing. */
export function heardOf(trips: Trips, fact: TripFact): Trips {
  const trip = trips[fact.trip];
  return trip === undefined ? trips : { ...trips, [fact.trip]: reported(trip, fact) };
}

function reported(trip: TripSummary, fact: TripFact): TripSummary {
  switch (fact.type) {
    case 'tripBooked': {
      const { type, trip: _, trailer, ...vehicle } = fact;
      const { trailer: __, ...rest } = trip;
      return { ...rest, ...vehicle, ...(trailer === undefined ? {} : { trailer }), agreed: false };
    }
    case 'tripUnbooked': {
      const { carrier, driver, plate, trailer, price, ...rest } = trip;
      return { ...rest, agreed: false };
    }
    case 'vehicleAgreed':
      return { ...trip, agreed: true };
    case 'milestoneHeard': {
      const { delay, ...rest } = trip;
      return {
        ...rest,
        milestones: [...trip.milestones, { kind: fact.kind, stop: fact.stop, at: fact.at }],
      };
    }
    case 'delayHeard':
      return {
        ...trip,
        delay: { reason: fact.reason, ...(fact.until === undefined ? {} : { until: fact.until }) },
      };
    case 'troubleHeard': {
      const { trouble, ...rest } = trip;
      return fact.over ? rest : { ...rest, trouble: fact.kind };
    }
    case 'tripUnloaded':
      return { ...trip, unloaded: true };
    case 'noteFiled':
      return { ...trip, note: fact.files };
    case 'tripClosed':
      return { ...trip, closed: true };
    case 'tripEnded':
      return { ...trip, ended: true };
  }
}
