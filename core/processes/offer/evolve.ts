import type { Entry, Fact } from '../../cases/entry.ts';
import { splitRate } from '../../money/index.ts';
import type { Price } from '../transport-order/price.ts';
import {
  awardedTo,
  calledOff,
  confirmed,
  freeTrip,
  lapsed,
  lost,
  moved,
  prolonged,
  refused,
} from './awards.ts';
import { barred } from './barred.ts';
import { bidBy, isLive, liveBids, netLimit, offeredPrices, offeredTo } from './bids.ts';
import type { Offer } from './context.ts';
import { evolveExchange } from './exchange.ts';
import type { OfferFact } from './facts.ts';
import { asked, extended, joined } from './window.ts';

type Of = Pick<Entry, 'caseId' | 'at' | 'actor'>;

/** Folds a fact into what is known of the asking. A carrier's newest bid counts. */
export function evolve(offer: Offer, fact: Fact, entry: Of): Offer {
  const f = fact as OfferFact;
  const { at } = entry;
  switch (f.type) {
    case 'offerOpened': {
      const { type, ...opened } = f;
      const known = { ...offer, ...opened, id: entry.caseId };
      return opened.mode === undefined ? known : asked(known, 0, at);
    }
    case 'carrierJoined':
      return joined(offer, f, at);
    case 'detailsOpened':
      return { ...offer, opened: [...(offer.opened ?? []), entry.actor.party ?? ''] };
    case 'countered':
      return { ...offer, counters: { ...offer.counters, [f.carrier]: f.price } };
    case 'carrierBarred':
      return barred(offer, f.carrier);
    case 'answersDue':
      return { ...offer, isDue: true };
    case 'waveDue':
      return asked(offer, f.wave, at);
    case 'silentReminded':
      return { ...offer, remindedAt: at };
    case 'extended':
      return extended(offer, f.minutes, at);
    case 'amended':
      return amended(offer, f, at);
    case 'saleKnown':
      return { ...offer, sale: f.price };
    case 'messageReceived':
    case 'filesAdded':
      return { ...offer, files: [...offer.files, ...f.files] };
    default:
      return evolveExchange(evolveAwards(evolveBids(offer, f, entry), f, at), f);
  }
}

/** Our word is another one now; what we offered to single carriers goes with the old one. */
function amended(offer: Offer, change: Extract<OfferFact, { type: 'amended' }>, at: string): Offer {
  const { price, note, minutes } = change;
  const said = {
    ...offer,
    ...(price === undefined ? {} : { price, counters: {} }),
    ...(note === undefined ? {} : { note }),
    amendedAt: at,
    toRenew: liveBids(offer).map(({ carrier }) => carrier),
  };
  return minutes === undefined ? said : extended(said, minutes, at);
}

function evolveBids(offer: Offer, f: OfferFact, { at, actor }: Of): Offer {
  const party = actor.party ?? '';
  switch (f.type) {
    case 'bidAccepted': {
      const isIt = (one: Price | undefined) => one?.amount.minor === f.sum;
      const agreed = [offer.counters[party], offer.price].find(isIt) ?? descended(offer, f.sum);
      if (agreed !== undefined) return bidBy(offer, party, { kind: 'accepted', price: agreed, at });
      // Our offer to this carrier has changed since: what it agrees to is its own price then.
      const price = offeredPrices(offer).find(isIt);
      return price === undefined ? offer : bidBy(offer, party, { kind: 'priced', price, at });
    }
    case 'truckTaken':
      return offer.price === undefined
        ? offer
        : bidBy(offer, party, { kind: 'accepted', price: offer.price, at });
    case 'bidPriced':
      return bidBy(offer, party, { kind: 'priced', price: f.price, at });
    case 'bidDeclined':
      return bidBy(offer, party, { kind: 'declined', reason: f.reason, note: f.note, at });
    case 'bidWithdrawn':
      return bidBy(offer, party, { kind: 'withdrawn', at });
    case 'bidRenewed': {
      const bid = offer.bids[party];
      return isLive(bid) ? bidBy(offer, party, { ...bid, at }) : offer;
    }
    case 'bidTold': {
      if (f.kind === 'declined')
        return bidBy(offer, f.carrier, { kind: f.kind, reason: f.reason, note: f.note, at });
      const price = f.kind === 'priced' ? f.price : offeredTo(offer, f.carrier);
      return price === undefined ? offer : bidBy(offer, f.carrier, { kind: f.kind, price, at });
    }
    default:
      return offer;
  }
}

/** Where bids descend, one press may take any sum on our terms that is low enough. */
export function descended(offer: Offer, minor: number): Price | undefined {
  const limit = netLimit(offer);
  if (offer.price === undefined || limit === undefined) return undefined;
  const price = { ...offer.price, amount: { ...offer.price.amount, minor } };
  return splitRate(price).net.minor <= limit ? price : undefined;
}

function evolveAwards(offer: Offer, f: OfferFact, at: string): Offer {
  switch (f.type) {
    case 'awarded': {
      const { type, ...award } = f;
      return offer.mode === undefined ? { ...offer, award } : awardedTo(offer, award, at);
    }
    case 'truckTaken': {
      const trip = freeTrip(offer);
      const { newest = '', price } = offer;
      return trip === undefined || price === undefined
        ? offer
        : awardedTo(offer, { trip, carrier: newest, price }, at);
    }
    case 'passedOn': {
      const { type, ...award } = f;
      return awardedTo(offer, award, at);
    }
    case 'holdMoved':
      return moved(offer, f, at);
    case 'holdLapsed':
      return lapsed(offer, f);
    case 'holdExtended':
      return prolonged(offer, f.minutes, at);
    case 'awardConfirmed':
      return confirmed(offer, f);
    case 'awardLost':
      return lost(offer, f, f.how);
    case 'truckCalledOff':
      return calledOff(offer, f);
    case 'awardRefused':
      return refused(offer, f);
    default:
      return offer;
  }
}
