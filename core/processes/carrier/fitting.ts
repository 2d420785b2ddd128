import type { Case } from '../../cases/case.ts';
import { findCity } from '../../geo/index.ts';
import type { Carrier } from './context.ts';

/** What a truck is wanted for: the towns where the way begins and ends, and the body. */
export interface Wanted {
  from: string;
  to: string;
  body: string;
}

/** More than these are asked by picking them oneself. */
const MOST = 10;

/**
 * Carriers (ids) worth asking, the likeliest first: those who drove this lane (`drove`, newest first), then those who
 * have the body and are at home at one of its ends, have the body, or are at home there and have told of no vehicle yet.
 */
export function fitting(wanted: Wanted, carriers: readonly Case[], drove: readonly string[]): string[] {
  const known = carriers.filter(({ context }) => (context as Carrier).retired === undefined);
  const ends = [regionOf(wanted.from), regionOf(wanted.to)];
  const ranked = known
    .map(({ id, context }) => ({ id, worth: worthOf(context as Carrier, wanted.body, ends) }))
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth);
  const before = drove.filter((id) => known.some((one) => one.id === id));
  return [...new Set([...before, ...ranked.map(({ id }) => id)])].slice(0, MOST);
}

function worthOf({ city, vehicles }: Carrier, body: string, ends: (string | undefined)[]): number {
  const home = regionOf(city);
  const isNear = home !== undefined && ends.includes(home);
  if (vehicles.some((vehicle) => vehicle.body === body)) return isNear ? 3 : 2;
  return isNear && vehicles.length === 0 ? 1 : 0;
}

function regionOf(city: string): string | undefined {
  const match = findCity(city);
  return 'ok' in match ? match.ok.region : undefined;
}
