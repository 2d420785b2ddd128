import { plusMs } from '../../calendar/index.ts';
import { liveBids, type Ranked } from './bids.ts';
import type { Award, Loss, Offer } from './context.ts';
import { HOLD_MINUTES } from './modes.ts';

/** What a trip or the clock says of one truck's winner. */
export interface Of {
  trip: string;
  carrier: string;
}

export function minutesAfter(moment: string, minutes: number): string {
  return plusMs(moment, minutes * 60_000);
}

export function awardsOf({ awards = [] }: Offer): Award[] {
  return awards;
}

/** Every truck that is wanted has its winner. */
export function isTaken(offer: Offer): boolean {
  return awardsOf(offer).length >= (offer.trucks ?? 1);
}

/** A truck that nobody has yet; undefined where none is left, or none is searched for. */
export function freeTrip({ trips = [], awards = [] }: Offer): string | undefined {
  return trips.find((trip) => !awards.some((award) => award.trip === trip));
}

/** Every winner has confirmed, and nobody else is wanted. */
export function isSettled(offer: Offer): boolean {
  return isTaken(offer) && awardsOf(offer).every(({ isConfirmed }) => isConfirmed === true);
}

/** Winners who keep silent or have gone: the truck can be passed on. */
export function openAwards(offer: Offer): Award[] {
  return awardsOf(offer).filter(({ isLapsed, lost }) => isLapsed === true || lost !== undefined);
}

/** Live bids of those who hold no truck, the best first. */
export function reserve(offer: Offer): Ranked[] {
  const winners = awardsOf(offer).map(({ carrier }) => carrier);
  return liveBids(offer).filter(({ carrier }) => !winners.includes(carrier));
}

/** A winner from this moment on; one that replaces another keeps it in mind. */
export function awardedTo(offer: Offer, award: Pick<Award, 'trip' | 'carrier' | 'price'>, at: string): Offer {
  const before = awardsOf(offer).find(({ trip }) => trip === award.trip);
  const held = { ...award, at, until: minutesAfter(at, offer.holdMinutes ?? HOLD_MINUTES) };
  const won: Award = before === undefined ? held : { ...held, before: withoutBefore(before) };
  const rest = awardsOf(offer).filter(({ trip }) => trip !== award.trip);
  return { ...offer, awards: [...rest, won] };
}

function withoutBefore({ before, ...award }: Award): Award {
  return award;
}

/** Changes the award of this trip to this carrier; news of anybody else is old news. */
function changed(offer: Offer, { trip, carrier }: Of, change: (award: Award) => Award): Offer {
  const isIt = (award: Award) => award.trip === trip && award.carrier === carrier;
  return { ...offer, awards: awardsOf(offer).map((award) => (isIt(award) ? change(award) : award)) };
}

/** What the winner owes now is done, and we owe the rest; or it is its turn again, and its time begins anew. */
export function moved(offer: Offer, of: Of & { owes: boolean }, at: string): Offer {
  return changed(offer, of, ({ until, isLapsed, ...award }) =>
    of.owes ? { ...award, until: minutesAfter(at, offer.holdMinutes ?? HOLD_MINUTES) } : award,
  );
}

export function lapsed(offer: Offer, of: Of): Offer {
  return changed(offer, of, ({ until, ...award }) => ({ ...award, isLapsed: true }));
}

/** Whoever was silent has more time; who has gone does not come back. */
export function prolonged(offer: Offer, minutes: number, at: string): Offer {
  const awards = awardsOf(offer).map(({ isLapsed, ...award }) =>
    isLapsed === true ? { ...award, until: minutesAfter(at, minutes) } : award,
  );
  return { ...offer, awards };
}

/** While others may still be awarded the truck is simply free again; later it is passed on to the reserve. */
export function lost(offer: Offer, of: Of, how: Loss): Offer {
  if (!isTaken(offer)) {
    const isIt = (award: Award) => award.trip === of.trip && award.carrier === of.carrier;
    return { ...offer, awards: awardsOf(offer).filter((award) => !isIt(award)) };
  }
  return changed(offer, of, ({ until, isLapsed, isConfirmed, ...award }) => ({ ...award, lost: how }));
}

/** The truck is called off: nobody is wanted for it any longer. */
export function calledOff(offer: Offer, { trip }: Pick<Of, 'trip'>): Offer {
  const awards = awardsOf(offer).filter((award) => award.trip !== trip);
  return { ...offer, awards, ...withoutTrip(offer, trip) };
}

function withoutTrip({ trucks = 1, trips }: Offer, trip: string): Partial<Offer> {
  const left = { trucks: Math.max(trucks - 1, 0) };
  return trips === undefined ? left : { ...left, trips: trips.filter((one) => one !== trip) };
}

/** The trip is the truth: whoever confirmed there has the truck, also where it was passed on at that very moment. */
export function confirmed(offer: Offer, of: Of): Offer {
  const award = awardsOf(offer).find(({ trip }) => trip === of.trip);
  const holder = [award, award?.before].find((one) => one?.carrier === of.carrier);
  if (award === undefined || holder === undefined) return offer;
  const { until, isLapsed, lost: _, before, ...won } = holder;
  const rest = awardsOf(offer).filter(({ trip }) => trip !== of.trip);
  return { ...offer, awards: [...rest, { ...won, isConfirmed: true }] };
}

/** The trip could not take the winner: the one before stays, or the truck is somebody's whom we did not award. */
export function refused(offer: Offer, of: Of): Offer {
  const award = awardsOf(offer).find(({ trip, carrier }) => trip === of.trip && carrier === of.carrier);
  if (award === undefined) return offer;
  if (award.before === undefined || award.before.lost !== undefined) return calledOff(offer, of);
  const { until, isLapsed, ...before } = award.before;
  const rest = awardsOf(offer).filter(({ trip }) => trip !== of.trip);
  return { ...offer, awards: [...rest, before] };
}
