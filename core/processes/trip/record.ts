import type { Move } from './chart.ts';
import { toCarrier } from './commands.ts';
import { type Trip, tripIdOf } from './context.ts';

/** The carrier's record: how late it came to load, and the way it drove, at our price. */
export function countTrip(trip: Trip): Move[] {
  const { request, milestones, price } = trip;
  const [first] = request?.loadings ?? [];
  const last = request?.unloadings.at(-1);
  if (first === undefined || last === undefined) return [];
  const arrived = milestones.find(({ kind, stop }) => kind === 'arrivedToLoad' && stop === 1);
  const late = arrived === undefined ? 0 : Date.parse(arrived.at) - Date.parse(first.window.to);
  return toCarrier(trip.carrier, 'tripCounted', {
    trip: tripIdOf(trip),
    from: first.city.name,
    to: last.city.name,
    ...(price === undefined ? {} : { price: price.amount }),
    late: Math.max(0, Math.round(late / 60_000)),
  });
}

/** What was decided to be the carrier's fault: another truck had to load, or the cargo is claimed for. */
export function countFailure(trip: Trip, how: string): Move[] {
  const kind = trip.troubles.at(-1)?.kind;
  const isFault = (kind === 'failedLoading' && how === 'replaced') || (kind === 'damage' && how === 'claim');
  return isFault ? toCarrier(trip.carrier, 'failureCounted', { trip: tripIdOf(trip), kind }) : [];
}

/** S0-49: all papers of the way are there. */
export function countPapers(trip: Trip): Move[] {
  const { unloadedAt, note, originals } = trip;
  const isComplete = note?.accepted === true && (note.kind === 'electronic' || originals !== undefined);
  return unloadedAt === undefined || !isComplete
    ? []
    : toCarrier(trip.carrier, 'papersCounted', { trip: tripIdOf(trip), unloadedAt });
}
