import { type Line, line } from '../../messages/screen.ts';
import { type Text, t } from '../../texts/text.ts';
import { priceText } from './card-request.ts';
import type { TransportOrder } from './context.ts';
import type { TripSummary } from './trips.ts';
import { delayText, troubleText, whereText } from './whereabouts.ts';

/** Every truck with its carrier, plate, newest milestone and price: for colleagues only. */
export function truckLines(order: TransportOrder): Line[] {
  return Object.values(order.trips ?? {}).flatMap((trip) => [
    line(
      vehicleText(order, trip),
      t('transport-order.card.truck', { truck: `${order.number ?? ''}/${trip.n}` }),
    ),
    ...(trip.delay === undefined ? [] : [line(delayText(order, trip.delay))]),
    ...(trip.trouble === undefined ? [] : [line(troubleText(trip.trouble))]),
  ]);
}

function vehicleText(order: TransportOrder, trip: TripSummary): Text {
  const { carrier, plate = '', trailer, price } = trip;
  const where = { text: standing(order, trip) };
  if (carrier === undefined) return t('transport-order.card.unbooked', { where });
  return t('transport-order.card.vehicle', {
    carrier: { party: carrier },
    plate: trailer === undefined ? plate : `${plate}, ${trailer}`,
    price: price === undefined ? '' : { text: priceText(price) },
    where,
  });
}

function standing(order: TransportOrder, trip: TripSummary): Text {
  if (trip.cancelled || trip.ended) return t('transport-order.where.cancelled');
  if (trip.closed) return t('transport-order.where.closed');
  if (trip.note !== undefined) return t('transport-order.where.noteFiled');
  return whereText(order, trip);
}
