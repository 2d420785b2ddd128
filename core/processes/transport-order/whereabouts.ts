import { type Text, t } from '../../texts/text.ts';
import type { DELAYS, TROUBLES } from './case-facts.ts';
import type { TransportOrder } from './context.ts';
import type { Stop } from './facts.ts';
import { live, type Milestone, type TripSummary } from './trips.ts';

const DELAY: Record<(typeof DELAYS)[number], Text> = {
  breakdown: t('transport-order.delay.breakdown'),
  queue: t('transport-order.delay.queue'),
  traffic: t('transport-order.delay.traffic'),
  weather: t('transport-order.delay.weather'),
  documents: t('transport-order.delay.documents'),
  customs: t('transport-order.delay.customs'),
  other: t('transport-order.delay.other'),
};

const TROUBLE: Record<(typeof TROUBLES)[number], Text> = {
  failedLoading: t('transport-order.trouble.failedLoading'),
  breakdown: t('transport-order.trouble.breakdown'),
  damage: t('transport-order.trouble.damage'),
  refusal: t('transport-order.trouble.refusal'),
};

const MILESTONE: Record<Milestone['kind'], (city: string) => Text> = {
  arrivedToLoad: (city) => t('transport-order.milestone.arrivedToLoad', { city }),
  loaded: (city) => t('transport-order.milestone.loaded', { city }),
  left: (city) => t('transport-order.milestone.left', { city }),
  arrivedToUnload: (city) => t('transport-order.milestone.arrivedToUnload', { city }),
  unloaded: (city) => t('transport-order.milestone.unloaded', { city }),
};

/** Stops are counted along the way, loadings first, from 1. */
function stopOf({ request }: TransportOrder, n: number): Stop | undefined {
  return [...(request?.loadings ?? []), ...(request?.unloadings ?? [])][n - 1];
}

/** What happened, where, and when by the clock of that place. */
export function milestoneText(order: TransportOrder, { kind, stop, at }: Milestone): Text {
  const city = stopOf(order, stop)?.city;
  return t('transport-order.card.milestone', {
    what: { text: MILESTONE[kind](city?.name ?? '') },
    at: city === undefined ? { at } : { at, zone: city.zone },
  });
}

export function delayText(order: TransportOrder, { reason, until }: NonNullable<TripSummary['delay']>): Text {
  const why = { text: DELAY[reason] };
  if (until === undefined) return t('transport-order.card.delay', { why });
  const zone = order.request?.unloadings.at(-1)?.city.zone;
  return t('transport-order.card.delayUntil', {
    why,
    until: { at: until, ...(zone === undefined ? {} : { zone }) },
  });
}

export function troubleText(kind: NonNullable<TripSummary['trouble']>): Text {
  return TROUBLE[kind];
}

/** Where a truck is, in as few words as will do: for the client as well, so no carrier and no price. */
export function whereText(order: TransportOrder, trip: TripSummary): Text {
  const newest = trip.milestones.at(-1);
  if (trip.plate === undefined) return t('transport-order.where.searching');
  if (newest === undefined) return t('transport-order.where.booked');
  return milestoneText(order, newest);
}

/** One line a truck: number and plate, the newest milestone, a delay if there is one. */
export function whereLines(order: TransportOrder): Text[] {
  return live(order.trips ?? {}).flatMap(([, trip]) => {
    const truck = { truck: `${order.number ?? ''}/${trip.n}`, where: { text: whereText(order, trip) } };
    return [
      trip.plate === undefined || !trip.agreed
        ? t('transport-order.where.truck', truck)
        : t('transport-order.where.vehicle', { ...truck, plate: trip.plate }),
      ...(trip.delay === undefined ? [] : [delayText(order, trip.delay)]),
    ];
  });
}
