import type { Entry, Fact } from '../../cases/entry.ts';
import { splitRate } from '../../money/index.ts';
import type { Price } from '../transport-order/price.ts';
import type { Loads, OfferFact } from './facts.ts';

/** A carrier's newest answer. */
export type Bid =
  | { kind: 'accepted' | 'priced'; price: Price; at: string }
  | { kind: 'declined'; reason: string; note?: string | undefined; at: string }
  | { kind: 'withdrawn'; at: string };

export type LiveBid = Extract<Bid, { price: Price }>;

/** One asking of several carriers for an order (S0-31). */
export interface Offer {
  id: string;
  order: string;
  number: string;
  client: string;
  logistician?: string | undefined;
  /** Companies that were asked. */
  carriers: string[];
  /** The price that we named ourselves, if we did. */
  price?: Price | undefined;
  /** Until when they may answer; ISO. */
  until: string;
  loads?: Loads;
  /** Words in the inbox. */
  note?: string | undefined;
  bids: Record<string, Bid>;
  /** When the carriers were asked, and when each of them answered first; ISO. Older askings know neither. */
  askedAt?: string | undefined;
  answeredAt?: Record<string, string>;
  /** What we offered to one carrier in answer to its price. */
  counters: Record<string, Price>;
  /** Whose bid came last. */
  newest?: string;
  /** The time for answers is over. */
  isDue: boolean;
  award?: { carrier: string; trip: string; price: Price };
  files: string[];
}

export const blank: Offer = {
  id: '',
  order: '',
  number: '',
  client: '',
  carriers: [],
  until: '',
  bids: {},
  counters: {},
  isDue: false,
  files: [],
};

/** Folds a fact into what is known of the asking. A carrier's newest bid counts. */
export function evolve(offer: Offer, fact: Fact, entry: Pick<Entry, 'caseId' | 'at' | 'actor'>): Offer {
  const f = fact as OfferFact;
  const { at } = entry;
  const party = entry.actor.party ?? '';
  switch (f.type) {
    case 'offerOpened': {
      const { type, ...opened } = f;
      return { ...offer, ...opened, id: entry.caseId };
    }
    case 'bidAccepted': {
      const isIt = (one: Price | undefined) => one?.amount.minor === f.sum;
      const agreed = [offer.counters[party], offer.price].find(isIt);
      if (agreed !== undefined) return bidBy(offer, party, { kind: 'accepted', price: agreed, at });
      // Our offer to this carrier has changed since: what it agrees to is its own price then.
      const price = offeredPrices(offer).find(isIt);
      return price === undefined ? offer : bidBy(offer, party, { kind: 'priced', price, at });
    }
    case 'bidPriced':
      return bidBy(offer, party, { kind: 'priced', price: f.price, at });
    case 'bidDeclined':
      return bidBy(offer, party, { kind: 'declined', reason: f.reason, note: f.note, at });
    case 'bidWithdrawn':
      return bidBy(offer, party, { kind: 'withdrawn', at });
    case 'bidTold': {
      if (f.kind === 'declined')
        return bidBy(offer, f.carrier, { kind: f.kind, reason: f.reason, note: f.note, at });
      const price = f.kind === 'priced' ? f.price : offeredTo(offer, f.carrier);
      return price === undefined ? offer : bidBy(offer, f.carrier, { kind: f.kind, price, at });
    }
    case 'countered':
      return { ...offer, counters: { ...offer.counters, [f.carrier]: f.price } };
    case 'answersDue':
      return { ...offer, isDue: true };
    case 'awarded': {
      const { type, ...award } = f;
      return { ...offer, award };
    }
    case 'messageReceived':
    case 'filesAdded':
      return { ...offer, files: [...offer.files, ...f.files] };
    default:
      return offer;
  }
}

function bidBy(offer: Offer, carrier: string, bid: Bid): Offer {
  const first = offer.askedAt === undefined ? {} : { answeredAt: { [carrier]: bid.at, ...offer.answeredAt } };
  return { ...offer, bids: { ...offer.bids, [carrier]: bid }, ...first, newest: carrier };
}

/** Whether a bid can be awarded. */
export function isLive(bid: Bid | undefined): bid is LiveBid {
  return bid?.kind === 'accepted' || bid?.kind === 'priced';
}

/** The price that a carrier may accept now. */
export function offeredTo({ counters, price }: Offer, carrier: string): Price | undefined {
  return counters[carrier] ?? price;
}

/** Every price that somebody may accept now. */
export function offeredPrices({ price, counters }: Offer): Price[] {
  return [...(price === undefined ? [] : [price]), ...Object.values(counters)];
}

/** Live bids, the cheapest net of VAT first; sums of one currency stand together. */
export function liveBids({ carriers, bids }: Offer): { carrier: string; bid: LiveBid }[] {
  const live = carriers.flatMap((carrier) => {
    const bid = bids[carrier];
    return isLive(bid) ? [{ carrier, bid, net: splitRate(bid.price).net }] : [];
  });
  return live
    .toSorted((a, b) => a.net.currency.localeCompare(b.net.currency) || a.net.minor - b.net.minor)
    .map(({ carrier, bid }) => ({ carrier, bid }));
}

/** Carriers who said that they will not, and those who said nothing. */
export function others({ carriers, bids }: Offer): { declined: string[]; silent: string[] } {
  return {
    declined: carriers.filter((carrier) => bids[carrier] !== undefined && !isLive(bids[carrier])),
    silent: carriers.filter((carrier) => bids[carrier] === undefined),
  };
}

/** Whether two prices are the same to the kopeck and in their terms. */
export function isSamePrice(one: Price, other: Price): boolean {
  const keys = ['vat', 'vatIncluded', 'form', 'days', 'daysFrom', 'dayKind'] as const;
  return (
    one.amount.minor === other.amount.minor &&
    one.amount.currency === other.amount.currency &&
    keys.every((key) => one[key] === other[key])
  );
}
