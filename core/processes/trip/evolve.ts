import type { Entry, Fact } from '../../cases/entry.ts';
import type { Trip } from './context.ts';
import { evolveBooking } from './evolve-booking.ts';
import { evolvePapers } from './evolve-papers.ts';
import type { TripFact } from './facts.ts';

type Of = Pick<Entry, 'at' | 'actor'>;

/** Folds a fact into what is known of the trip. */
export function evolve(trip: Trip, fact: Fact, entry: Of): Trip {
  const f = fact as TripFact;
  const { at, actor } = entry;
  switch (f.type) {
    case 'tripOpened': {
      const { type, ...opened } = f;
      return { ...trip, ...withoutUndefined(opened), files: f.request.files ?? [] };
    }
    case 'tripCancelled':
      return {
        ...trip,
        cancelled: { by: f.by, reason: f.reason, carrierDue: f.carrierDue },
        ...(f.carrierDue === undefined ? {} : { basis: at }),
      };
    case 'logisticianChanged':
      return { ...trip, logistician: f.logistician };
    case 'paperArrived':
      return { ...trip, promised: false };
    case 'arrivedToLoad':
    case 'loaded':
    case 'left':
    case 'arrivedToUnload':
    case 'unloaded': {
      const milestone = { kind: f.type, stop: f.stop, at, by: actor.role, published: false };
      return { ...trip, milestones: [...trip.milestones, milestone] };
    }
    case 'milestoneTakenBack':
      return { ...trip, milestones: trip.milestones.slice(0, -1) };
    case 'milestonePublished':
      return {
        ...trip,
        milestones: trip.milestones.map((one) =>
          one.kind === f.kind && one.stop === f.stop && one.at === f.at ? { ...one, published: true } : one,
        ),
      };
    case 'delayReported': {
      const delay = { reason: f.reason, until: f.until, note: f.note, at, published: false };
      return { ...trip, delays: [...trip.delays, delay], files: [...trip.files, ...f.files] };
    }
    case 'delayPublished':
      return {
        ...trip,
        delays: trip.delays.map((one) => (one.at === f.at ? { ...one, published: true } : one)),
      };
    case 'troubleReported': {
      const { kind, note, files } = f;
      const claims = kind === 'damage' ? [...trip.claims, { note, files, at }] : trip.claims;
      const troubles = [...trip.troubles, { kind, note, files, at }];
      return { ...trip, troubles, claims, files: [...trip.files, ...files] };
    }
    case 'troubleResolved':
      return {
        ...trip,
        troubles: trip.troubles.map((one) =>
          one.over === undefined ? { ...one, how: f.how, decision: f.note, over: at } : one,
        ),
      };
    case 'chargeSettled': {
      const { type, ...charge } = f;
      return { ...trip, charges: [...trip.charges, charge] };
    }
    case 'messageReceived':
    case 'filesAdded':
      return { ...trip, files: [...trip.files, ...f.files] };
    default:
      return evolvePapers(evolveBooking(trip, f, entry), f, entry);
  }
}

function withoutUndefined<T extends { logistician?: string | undefined }>(opened: T) {
  const { logistician, ...rest } = opened;
  return { ...rest, ...(logistician === undefined ? {} : { logistician }) };
}
