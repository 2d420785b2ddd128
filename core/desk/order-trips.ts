import type { Case } from '../cases/case.ts';
import type { TransportOrder } from '../processes/transport-order/context.ts';
import type { Trip } from '../processes/trip/context.ts';
import type { Kit } from './kit.ts';

/** The order that a trip belongs to: `tab12-1` is a truck of `oab12`. */
export function orderOfTrip(tripId: string): string {
  return `o${tripId.slice(1).replace(/-\d+$/, '')}`;
}

/** The trips of an order, first to last; one that was ordered a moment ago may not be there yet. */
export async function tripsOf(kit: Kit, order: Case<TransportOrder>): Promise<Case<Trip>[]> {
  const ids = Object.keys(order.context.trips ?? {});
  const trips = await Promise.all(ids.map((id) => kit.cases.load(id)));
  return trips.filter((trip) => trip !== null) as Case<Trip>[];
}
