import { act, type Move } from './chart.ts';
import { toCarrier, toOffer, toOrder } from './commands.ts';
import { type Trip, tripIdOf } from './context.ts';

/** The order is off (G-17): carrier and driver hear it, and whether something is owed. */
function farewell(trip: Trip): Move[] {
  const { carrier, vehicle, cancelled } = trip;
  const toAsking = toOffer(trip, 'truckCalledOff');
  if (carrier === undefined) return toAsking;
  const due = cancelled?.carrierDue;
  return [
    ...toAsking,
    due === undefined
      ? { type: 'tell', to: { role: 'carrier' }, text: 'trip.notice.cancelled' }
      : {
          type: 'tell',
          to: { role: 'carrier' },
          text: 'trip.notice.cancelledWithDue',
          params: { sum: { money: due } },
          stage: 'deadFreight',
        },
    ...(vehicle === undefined
      ? []
      : [
          {
            type: 'tell' as const,
            to: { person: vehicle.driver },
            text: 'trip.notice.cancelledDriver',
          },
        ]),
  ];
}

/** At every stage before the unloading is confirmed. */
export const CANCELLED = {
  tripCancelled: [
    { guard: 'isOwed', target: '#trip.deadFreight', actions: act<'tripCancelled'>(farewell) },
    {
      target: '#trip.cancelled',
      actions: act<'tripCancelled'>((trip) => [...farewell(trip), toOrder(trip, 'tripEnded')]),
    },
  ],
} as const;

/** G-12: back to the search; the refusal counts in the carrier's record. */
export function refused(trip: Trip): Move[] {
  const last = trip.refusals.at(-1);
  if (last === undefined) return [];
  const lost = toOffer(trip, 'awardLost', { carrier: last.carrier, how: 'refused' });
  return [
    ...lost,
    {
      type: 'tell',
      to: { role: 'logistician' },
      text: 'trip.notice.refused',
      params: {
        carrier: { party: last.carrier },
        reason: { text: { key: `trip.reason.${last.reason}` } },
        note: last.note === undefined ? '' : { inbox: last.note },
      },
    },
    ...toCarrier(last.carrier, 'refusalCounted', { trip: tripIdOf(trip) }),
  ];
}

/** Before the carrier has confirmed its order. */
export const REFUSED = {
  carrierRefused: { target: '#trip.search', actions: act<'carrierRefused'>(refused) },
  carrierReleased: {
    target: '#trip.search',
    actions: act<'carrierReleased'>((trip, { reason }) =>
      trip.formerCarrier === undefined
        ? []
        : [
            ...toOffer(trip, 'awardLost', { carrier: trip.formerCarrier, how: 'released' }),
            {
              type: 'tell' as const,
              to: { party: trip.formerCarrier },
              text: 'trip.notice.released',
              params: { reason: { inbox: reason } },
            },
          ],
    ),
  },
} as const;
