import { priceText } from '../transport-order/card.ts';
import type { Price } from '../transport-order/price.ts';
import type { Move } from './chart.ts';
import { type Trip, tripIdOf } from './context.ts';
import type { TripFact } from './facts.ts';

type Charged = Extract<TripFact, { type: 'chargeSettled' }>;

/** Brings a fact about in the trip's order; the fact names the trip. */
export function toOrder(trip: Trip, type: string, data: object = {}): Move {
  const fact = { type, trip: tripIdOf(trip), ...data };
  return { type: 'command', process: 'transport-order', caseId: trip.order, fact };
}

/** The asking that awarded the truck hears how it goes on with its winner. */
export function toOffer({ offer, ...trip }: Trip, type: string, data: object = {}): Move[] {
  if (offer === undefined) return [];
  const fact = { type, trip: tripIdOf(trip), ...data };
  return [{ type: 'command', process: 'offer', caseId: offer, fact }];
}

/** What the winner owed is done, or it is its turn again. */
export function holding(trip: Trip, owes: boolean): Move[] {
  return toOffer(trip, 'holdMoved', { carrier: trip.carrier, owes });
}

/** The same for the carrier's own file. */
export function toCarrier(carrier: string | undefined, type: string, data: object): Move[] {
  return carrier === undefined
    ? []
    : [{ type: 'command', process: 'carrier', caseId: carrier, fact: { type, ...data } }];
}

/** S0-52: the carrier's days begin to run; heard by its bill once there is one. */
export function basisToBill(trip: Trip): Move[] {
  const { bill, basis } = trip;
  if (bill === undefined || basis === undefined) return [];
  const fact = { type: 'basisReached', trip: tripIdOf(trip), at: basis };
  return [{ type: 'command', process: 'carrier-bill', caseId: bill.bill, fact }];
}

/** S0-39: the carrier has given its word. Its asking is over before the order closes those that are idle. */
export function agreedTo(trip: Trip): Move[] {
  return [...toOffer(trip, 'awardConfirmed', { carrier: trip.carrier }), ...booked(trip)];
}

/** The truck goes from one carrier to the next: both hear of it, and the silence counts (G-12). */
export function passedOn(trip: Trip, { from, price }: { from?: string | undefined; price: Price }): Move[] {
  const { carrier = '', refusals } = trip;
  if (from === undefined) return [];
  const toNew: Move = {
    type: 'tell',
    to: { party: carrier },
    text: 'trip.notice.yours',
    params: { price: { text: priceText(price) } },
  };
  const isSilent = refusals.at(-1)?.carrier === from && refusals.at(-1)?.reason === 'silent';
  if (!isSilent) return [toNew];
  return [
    { type: 'tell', to: { party: from }, text: 'trip.notice.passedOn' },
    ...toCarrier(from, 'refusalCounted', { trip: tripIdOf(trip) }),
    toNew,
  ];
}

/** The order learns which truck comes (S0-39); it hears of another one in the same way. */
export function booked(trip: Trip): Move[] {
  const { carrier, vehicle, price } = trip;
  if (carrier === undefined || vehicle === undefined || price === undefined) return [];
  const { files, ...named } = vehicle;
  return [toOrder(trip, 'tripBooked', { carrier, ...named, price })];
}

export function cleared(trip: Trip): Move[] {
  const { vehicle, points } = trip;
  if (vehicle === undefined) return [];
  const { files, ...named } = vehicle;
  return toCarrier(trip.carrier, 'vehicleCleared', { ...named, points });
}

/** A charge waits for the bill that is yet to come, joins the one that is there, or is paid apart where all is over (G-17). */
export function toBill(trip: Trip, { charge, carrierSum }: Charged): Move[] {
  if (carrierSum === undefined) return [];
  const { bill, cancelled } = trip;
  const late = cancelled !== undefined || bill?.paid === true;
  if (late || bill === undefined) {
    const fact = { type: 'counted', side: 'carrier', late };
    return [{ type: 'command', process: 'charge', caseId: charge, fact }];
  }
  const fact = { type: 'chargeAdded', charge, sum: carrierSum };
  return [{ type: 'command', process: 'carrier-bill', caseId: bill.bill, fact }];
}
