import type { Move } from './chart.ts';
import { type Trip, tripIdOf } from './context.ts';
import type { TripFact } from './facts.ts';

type Charged = Extract<TripFact, { type: 'chargeSettled' }>;

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
