import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse, saidAt } from '../../cases/refusal.ts';
import type { TransportOrder } from './context.ts';
import type { Asked } from './offers.ts';
import { confirmable } from './sums.ts';
import { droppable, isBooked, live } from './trips.ts';

/** The search on a promise starts once. */
export function searching({ context }: Case<TransportOrder>): Refusal | null {
  return Object.keys(context.trips ?? {}).length > 0 ? refuse('search-started') : null;
}

/** What the client confirms must be what was agreed: the price in its own request. */
export function confirming({ context }: Case<TransportOrder>): Refusal | null {
  return confirmable(context) ? null : refuse('price-not-agreed');
}

/** The last truck goes with its order, and what was unloaded is paid for. */
export function dropping({ context }: Case<TransportOrder>, { trip, carrierDue }: Fact): Refusal | null {
  const found = droppable(context.trips ?? {}).find(([id]) => id === trip);
  if (found === undefined) return refuse('cannot-drop-trip');
  return carrierDue !== undefined && !isBooked(found[1]) ? refuse('nobody-booked') : null;
}

/** Nobody is owed for a truck that was never booked. */
export function cancelling({ context }: Case<TransportOrder>, { carrierDue }: Fact): Refusal | null {
  const booked = live(context.trips ?? {}).some(([, trip]) => isBooked(trip));
  return carrierDue !== undefined && !booked ? refuse('nobody-booked') : null;
}

/** A carrier takes a truck by itself only where there is one, at a price that was named. */
export function asking({ context }: Case<TransportOrder>, fact: Fact): Refusal | null {
  const { carriers, chats, mode, price, trips, trucks } = fact as unknown as Pick<
    Asked,
    'carriers' | 'chats' | 'mode' | 'price' | 'trips' | 'trucks'
  >;
  if (carriers.length + chats.length === 0) return refuse('nobody-to-ask');
  const own = Object.keys(context.trips ?? {});
  if (!trips.every((trip) => own.includes(trip))) return refuse('trip-of-another-order');
  if ((mode === 'fixed' || mode === 'descending') && price === undefined)
    return saidAt('price', refuse('price-needed'));
  if (mode !== 'fixed') return null;
  if (trips.length === 0) return refuse('no-truck-searched');
  return trucks > trips.length ? saidAt('trucks', refuse('fewer-trucks', { n: trips.length })) : null;
}
