import { type Line, line } from '../../messages/screen.ts';
import { type Text, t } from '../../texts/text.ts';
import type { TransportOrder } from './context.ts';
import { live, type Milestone, type TripSummary } from './trips.ts';
import { delayText, milestoneText } from './whereabouts.ts';

const NEXT: Record<Milestone['kind'], Text> = {
  arrivedToLoad: t('transport-order.next.loading'),
  loaded: t('transport-order.next.leaving'),
  left: t('transport-order.next.moving'),
  arrivedToUnload: t('transport-order.next.unloading'),
  unloaded: t('transport-order.next.papers'),
};

/** The client's own view of each truck: vehicle and driver once agreed, what was published, what comes next. */
export function clientTruckLines(order: TransportOrder): Line[] {
  // On a promise nothing was said in writing yet: the search is not the client's to see (G-13).
  if (order.order === undefined) return [];
  return live(order.trips ?? {}).flatMap(([, trip]) => [
    line(vehicleText(trip), t('transport-order.card.truck', { truck: `${order.number ?? ''}/${trip.n}` })),
    ...trip.milestones.map((milestone) => line(milestoneText(order, milestone))),
    ...(trip.delay === undefined ? [] : [line(delayText(order, trip.delay))]),
    ...(trip.plate === undefined ? [] : [line(nextText(order, trip), t('transport-order.label.next'))]),
  ]);
}

function vehicleText(trip: TripSummary): Text {
  const { plate, trailer, driver } = trip;
  if (plate === undefined) return t('transport-order.where.searching');
  if (awaitsConsent(trip)) return t('transport-order.where.found');
  return t('transport-order.card.clientVehicle', {
    plate: trailer === undefined ? plate : `${plate}, ${trailer}`,
    driver: { person: driver ?? '' },
  });
}

/** Once the truck stands at the unloading, nobody waits for the client's word on it any more. */
function awaitsConsent({ agreed, milestones }: TripSummary): boolean {
  return !agreed && !milestones.some(({ kind }) => kind === 'arrivedToUnload' || kind === 'unloaded');
}

function nextText({ request }: TransportOrder, trip: TripSummary): Text {
  if (awaitsConsent(trip)) return t('transport-order.next.agreeing');
  const newest = trip.milestones.at(-1);
  if (newest === undefined) return t('transport-order.next.arriving');
  const stops = (request?.loadings.length ?? 0) + (request?.unloadings.length ?? 0);
  // After the last but one unloading the truck is on its way again.
  return newest.kind === 'unloaded' && newest.stop < stops ? NEXT.left : NEXT[newest.kind];
}
