import type { Case } from '../cases/case.ts';
import type { Kit } from './kit.ts';

/** The order that a trip belongs to: `tab12-1` is a truck of `oab12`. */
export function orderOfTrip(tripId: string): string {
  return `o${tripId.slice(1).replace(/-\d+$/, '')}`;
}

/** The trips of an order, first to last: one a truck, numbered without gaps. */
export async function tripsOf(kit: Kit, orderId: string): Promise<Case[]> {
  if (!kit.cases.knows('trip')) return [];
  const trips: Case[] = [];
  for (let n = 1; ; n++) {
    const trip = await kit.cases.load(`t${orderId.slice(1)}-${n}`);
    if (trip === null) return trips;
    trips.push(trip);
  }
}
