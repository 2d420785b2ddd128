import type { Entry } from '../../cases/entry.ts';
import type { Trip } from './context.ts';
import type { TripFact, Vehicle } from './facts.ts';
import { clearancePoints } from './lists.ts';

type Of = Pick<Entry, 'at' | 'actor'>;

/** What is known of the carrier and its vehicle, until the client agrees to it. */
export function evolveBooking(trip: Trip, f: TripFact, { at, actor }: Of): Trip {
  switch (f.type) {
    case 'carrierChosen': {
      const { offer, ...rest } = trip;
      return { ...rest, carrier: f.carrier, price: f.price };
    }
    case 'carrierAwarded':
      return { ...silent(trip, at), carrier: f.carrier, price: f.price, offer: f.offer };
    case 'vehicleNamed':
      return withVehicle(trip, f);
    case 'carrierRefused': {
      const refusal = { carrier: trip.carrier ?? '', reason: f.reason, note: f.note, at };
      return { ...released(trip, at), refusals: [...trip.refusals, refusal] };
    }
    case 'carrierReleased':
      return {
        ...released(trip, at),
        ...(trip.carrier === undefined ? {} : { formerCarrier: trip.carrier }),
      };
    case 'papersChecked':
      return { ...trip, points: f.points, issuedAt: at };
    case 'clearanceOverridden':
      return { ...trip, override: f.reason, issuedAt: at };
    case 'carrierConfirmed':
      return { ...trip, issuedAt: at };
    case 'vehicleAgreed':
      return { ...trip, agreed: true, agreedBy: actor.role };
    case 'vehicleRejected':
      return { ...trip, agreed: false, rejection: f.reason };
    case 'vehicleReplaced': {
      const { type, ...proposed } = f;
      // The carrier's word for its own papers does not clear them.
      const points = actor.role === 'carrier' ? [] : f.points;
      return settled({ ...trip, proposed: { ...proposed, points }, files: [...trip.files, ...f.files] }, at);
    }
    case 'replacementCleared':
      return trip.proposed === undefined
        ? trip
        : settled({ ...trip, proposed: { ...trip.proposed, points: f.points } }, at);
    case 'replacementRefused': {
      const { proposed, ...rest } = trip;
      return rest;
    }
    default:
      return trip;
  }
}

function withVehicle(trip: Trip, { driver, plate, trailer, files }: Vehicle): Trip {
  const vehicle = { driver, plate, files, ...(trailer === undefined ? {} : { trailer }) };
  return { ...trip, vehicle, agreed: false, files: [...new Set([...trip.files, ...files])] };
}

/** A replacement whose papers are all clear takes the place of the first vehicle. */
function settled(trip: Trip, at: string): Trip {
  const { proposed, rejection, ...rest } = trip;
  if (proposed === undefined || clearancePoints(proposed).some((point) => !proposed.points.includes(point)))
    return trip;
  const before = trip.vehicle?.driver;
  const former = before === undefined || before === proposed.driver ? {} : { formerDriver: before };
  return { ...withVehicle(rest, proposed), points: proposed.points, issuedAt: at, ...former };
}

/** Whoever was to carry it and did not confirm is kept like one who refused (G-12). */
function silent(trip: Trip, at: string): Trip {
  const { carrier } = trip;
  if (carrier === undefined) return trip;
  return { ...released(trip, at), refusals: [...trip.refusals, { carrier, reason: 'silent', at }] };
}

/** Back at the search: nothing of the carrier stays but that it was asked. */
function released(trip: Trip, at: string): Trip {
  const { carrier, price, vehicle, override, proposed, rejection, issuedAt, formerDriver, ...rest } = trip;
  const troubles = trip.troubles.map((one) => (one.over === undefined ? { ...one, over: at } : one));
  return { ...rest, points: [], documents: {}, agreed: false, milestones: [], delays: [], troubles };
}
