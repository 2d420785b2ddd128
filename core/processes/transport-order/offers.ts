import { plusMs } from '../../calendar/index.ts';
import type { Entry } from '../../cases/entry.ts';
import { type Mode, type Wave, wavesOf } from '../offer/modes.ts';
import type { TransportOrderFact } from './facts.ts';
import type { Price } from './price.ts';

export interface Bid {
  carrier: string;
  kind: 'accepted' | 'priced' | 'declined';
  price?: Price;
  reason?: string | undefined;
  at: string;
}

/** One asking of several carriers (S0-31), with the newest answer of each. */
export interface Asking {
  id: string;
  carriers: string[];
  /** Groups of carriers in whose chats it is posted. */
  chats?: string[];
  price?: Price;
  /** ISO moment by which answers are wanted. */
  until: string;
  note?: string | undefined;
  bids: Bid[];
  mode?: Mode;
  step?: number;
  trucks?: number;
  trips?: string[];
  waves?: Wave[];
  holdMinutes?: number;
}

export type Asked = Extract<TransportOrderFact, { type: 'carriersAsked' }>;
type Heard = Extract<TransportOrderFact, { type: 'bidHeard' }>;

/** Offers are named after their order: order `oab12` has `fab12-1`, `fab12-2`. */
export function asked(offers: Asking[], fact: Asked, { caseId, at }: Pick<Entry, 'caseId' | 'at'>): Asking[] {
  const { carriers, chats = [], price, minutes, note } = fact;
  const waves = wavesOf(fact.plan ?? 'together', carriers, fact.each ?? minutes, minutes);
  const wanted = waves?.reduce((sum, wave) => sum + wave.minutes, 0) ?? minutes;
  const until = plusMs(at, wanted * 60_000);
  const offer: Asking = {
    id: `f${caseId.slice(1)}-${offers.length + 1}`,
    carriers,
    ...(chats.length === 0 ? {} : { chats }),
    ...(price === undefined ? {} : { price }),
    until,
    ...(note === undefined ? {} : { note }),
    bids: [],
    ...(waves === undefined ? {} : { waves }),
    ...mannerOf(fact),
  };
  return [...offers, offer];
}

/** How it is asked; facts from before there were modes say nothing of it. */
function mannerOf({ mode, step, trucks, trips, hold }: Asked): Partial<Asking> {
  if (mode === undefined) return {};
  return { mode, trucks, trips, holdMinutes: hold, ...(step === undefined ? {} : { step }) };
}

/** A carrier that changes its mind is heard anew; one that accepts does so at the price we named. */
export function bidden(offers: Asking[], fact: Heard, at: string): Asking[] {
  return offers.map((offer) => {
    if (offer.id !== fact.offer) return offer;
    const price = fact.price ?? (fact.kind === 'accepted' ? offer.price : undefined);
    const bid: Bid = {
      carrier: fact.carrier,
      kind: fact.kind,
      ...(price === undefined ? {} : { price }),
      ...(fact.reason === undefined ? {} : { reason: fact.reason }),
      at,
    };
    return { ...offer, bids: [...offer.bids.filter(({ carrier }) => carrier !== fact.carrier), bid] };
  });
}

/** Answers are waited for until another moment. */
export function waitedFor(offers: Asking[], { offer, until }: { offer: string; until: string }): Asking[] {
  return offers.map((one) => (one.id === offer ? { ...one, until } : one));
}
