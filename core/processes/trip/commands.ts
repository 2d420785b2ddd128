import type { Move } from './chart.ts';
import { type Trip, tripIdOf } from './context.ts';

/** Brings a fact about in the trip's order; the fact names the trip. */
export function toOrder(trip: Trip, type: string, data: object = {}): Move {
  const fact = { type, trip: tripIdOf(trip), ...data };
  return { type: 'command', process: 'transport-order', caseId: trip.order, fact };
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
