import type { Case } from '../../cases/case.ts';
import { covers, regionOf } from '../../geo/index.ts';
import { isWorking } from '../carrier/audience.ts';
import type { Carrier } from '../carrier/context.ts';
import type { Lane } from '../carrier/lanes.ts';
import { ratingOf } from '../carrier/rating.ts';
import type { CarrierGroup, Filter } from './facts.ts';

/** Carriers (ids) of a group as the book has them now; those who get no work are not among them. */
export function membersOf({ carriers, filter }: CarrierGroup, book: readonly Case[]): string[] {
  return book
    .filter(({ context }) => isWorking(context as Carrier))
    .filter(
      ({ id, context }) =>
        carriers.includes(id) || (filter !== undefined && fits(context as Carrier, filter)),
    )
    .map(({ id }) => id);
}

function fits(carrier: Carrier, { place, body, tonnage = 0, rating, lanes = [] }: Filter): boolean {
  const home = regionOf(carrier.city);
  const trucks = [...carrier.vehicles, ...(carrier.fleet ?? [])];
  const wantsTrucks = body !== undefined || tonnage > 0;
  return (
    (place === undefined || (home !== undefined && covers(place, home))) &&
    (!wantsTrucks ||
      trucks.some((one) => (body ?? one.body) === one.body && (one.tonnage ?? 0) >= tonnage)) &&
    (rating === undefined || (ratingOf(carrier).score ?? 0) >= rating) &&
    lanes.every((lane) => drives(carrier, lane))
  );
}

/** By its own word, or for us. */
function drives({ lanes = [], driven = [] }: Carrier, { from, to }: Lane): boolean {
  const within = (place: string, region: string | undefined) =>
    region !== undefined && (place === region || covers(place, region));
  return (
    lanes.some((one) => covers(one.from, from) && covers(one.to, to)) ||
    driven.some((one) => within(from, regionOf(one.from)) && within(to, regionOf(one.to)))
  );
}
