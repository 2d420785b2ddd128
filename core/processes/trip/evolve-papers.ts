import { type Instant, localDateOf } from '../../calendar/index.ts';
import type { Entry } from '../../cases/entry.ts';
import { termsOf } from '../../money/index.ts';
import type { Trip } from './context.ts';
import type { TripFact } from './facts.ts';
import { notePoints } from './lists.ts';

/** What is known of papers and of the carrier's payment. */
export function evolvePapers(trip: Trip, f: TripFact, { at }: Pick<Entry, 'at'>): Trip {
  switch (f.type) {
    case 'carrierOrderIssued':
      return archived(trip, 'carrierOrder', f.files, at);
    case 'confirmationIssued':
      return archived(trip, 'confirmation', f.files, at);
    case 'unloadingConfirmed':
      return basedOn({ ...trip, unloadedAt: at }, ['unloading', 'invoice'], at);
    case 'noteReceived': {
      const { kind, number, files } = f;
      const note = { kind, number, files, points: [], accepted: false };
      return { ...trip, note, files: [...trip.files, ...files] };
    }
    case 'noteChecked': {
      if (trip.note === undefined) return trip;
      const { reason: before, ...note } = trip.note;
      const accepted = notePoints(f.kind).every((point) => f.points.includes(point));
      const why = f.reason === undefined || accepted ? {} : { reason: f.reason };
      const checked = { ...trip, note: { ...note, kind: f.kind, points: f.points, accepted, ...why } };
      if (!accepted) return checked;
      const hasOriginals = f.kind === 'electronic' || trip.originals !== undefined;
      return basedOn(checked, hasOriginals ? ['scan', 'originals'] : ['scan'], at);
    }
    case 'originalsReceived': {
      const received = { ...trip, originals: f.on };
      return trip.note?.accepted === true ? basedOn(received, ['originals'], at) : received;
    }
    case 'noteTaken':
      return { ...trip, taken: at };
    case 'noteFiled':
      return { ...trip, filed: at };
    case 'billRecorded':
      return { ...trip, bill: { bill: f.bill, number: f.number, paid: false } };
    case 'billRejected': {
      const { bill, ...rest } = trip;
      return rest;
    }
    case 'billPaid':
      return { ...trip, bill: { ...trip.bill, bill: f.bill, paid: true } };
    default:
      return trip;
  }
}

/** The carrier's days run from what its price says (G-15). */
function basedOn(trip: Trip, from: string[], at: string): Trip {
  return trip.basis === undefined && from.includes(termsOf(trip.price).daysFrom)
    ? { ...trip, basis: at }
    : trip;
}

function archived(trip: Trip, name: 'carrierOrder' | 'confirmation', files: string[], at: string): Trip {
  const sum = name === 'carrierOrder' && trip.price !== undefined ? { sum: trip.price.amount } : {};
  const document = { number: trip.number, date: paperDay(trip, trip.issuedAt ?? at), files, ...sum };
  return {
    ...trip,
    documents: { ...trip.documents, [name]: document },
    files: [...trip.files, ...files],
  };
}

/** The day a paper carries: as the calendar stands where the truck is loaded. */
export function paperDay({ request }: Trip, at: Instant): string {
  return localDateOf(at, request?.loadings[0]?.city.zone ?? 'UTC');
}
