import { splitRate } from '../../money/index.ts';
import type { ExchangeBid } from '../posting/bid.ts';
import type { Price } from '../transport-order/price.ts';
import { liveBids, type Ranked } from './bids.ts';
import type { Offer } from './context.ts';
import { sideOf } from './exchange.ts';

/** Offers of firms from the exchange that are not in the book yet, the cheapest net of VAT first. */
export function strangers(offer: Offer): ExchangeBid[] {
  return Object.values(sideOf(offer).bids)
    .filter(({ carrier }) => carrier === undefined)
    .toSorted((a, b) => byNet(a.price, b.price));
}

/** A place among all bids: of a company of the book, or of a firm from the exchange. */
export type Place = { ranked: Ranked } | { stranger: ExchangeBid };

/** All live bids, wherever they came from, the cheapest net of VAT first. */
export function ranking(offer: Offer): Place[] {
  const places: Place[] = [
    ...liveBids(offer).map((ranked) => ({ ranked })),
    ...strangers(offer).map((stranger) => ({ stranger })),
  ];
  return places.toSorted((a, b) => byNet(priceAt(a), priceAt(b)));
}

/** The place of a company's bid among all of them, from 1. */
export function placeOf(offer: Offer, carrier: string): number {
  return ranking(offer).findIndex((place) => 'ranked' in place && place.ranked.carrier === carrier) + 1;
}

function priceAt(place: Place): Price {
  return 'ranked' in place ? place.ranked.bid.price : place.stranger.price;
}

function byNet(one: Price, other: Price): number {
  const a = splitRate(one).net;
  const b = splitRate(other).net;
  return a.currency.localeCompare(b.currency) || a.minor - b.minor;
}
