import { splitRate } from '../../money/index.ts';
import type { Price } from '../transport-order/price.ts';
import type { Bid, LiveBid, Offer } from './context.ts';

/** One step of descending bids, in hundredths: 500 roubles, unless the asking says otherwise. */
const STEP = 50_000;
/** Prices that we propose are full hundreds, in hundredths. */
const ROUND = 10_000;

export interface Ranked {
  carrier: string;
  bid: LiveBid;
}

/** Whether a bid can be awarded. */
export function isLive(bid: Bid | undefined): bid is LiveBid {
  return bid?.kind === 'accepted' || bid?.kind === 'priced';
}

/** A carrier's newest word; its first one is kept in mind for its record. */
export function bidBy(offer: Offer, carrier: string, bid: Bid): Offer {
  const first = offer.askedAt === undefined ? {} : { answeredAt: { [carrier]: bid.at, ...offer.answeredAt } };
  const { [carrier]: _, ...others } = offer.bids;
  const waiting = offer.toRenew?.filter((one) => one !== carrier);
  return {
    ...offer,
    bids: { ...others, [carrier]: bid },
    ...(waiting === undefined ? {} : { toRenew: waiting }),
    ...first,
    newest: carrier,
  };
}

/** Companies that were asked by now and still take part: those of a later wave know nothing yet. */
export function askedCarriers({ carriers, waves, wave = 0, barred = [] }: Offer): string[] {
  const asked = waves === undefined ? carriers : waves.slice(0, wave + 1).flatMap((one) => one.carriers);
  return asked.filter((carrier) => !barred.includes(carrier));
}

/** The price that a carrier may accept now. */
export function offeredTo({ counters, price }: Offer, carrier: string): Price | undefined {
  return counters[carrier] ?? price;
}

/** Every price that somebody may accept now. */
export function offeredPrices({ price, counters }: Offer): Price[] {
  return [...(price === undefined ? [] : [price]), ...Object.values(counters)];
}

/** Live bids, the cheapest net of VAT first, of equal ones the earlier; sums of one currency stand together. */
export function liveBids({ carriers, bids, barred = [] }: Offer): Ranked[] {
  const takesPart = (carrier: string) => carriers.includes(carrier) && !barred.includes(carrier);
  const live = Object.entries(bids).flatMap(([carrier, bid]) =>
    isLive(bid) && takesPart(carrier) ? [{ carrier, bid, net: splitRate(bid.price).net }] : [],
  );
  return live
    .toSorted((a, b) => a.net.currency.localeCompare(b.net.currency) || a.net.minor - b.net.minor)
    .map(({ carrier, bid }) => ({ carrier, bid }));
}

/** Carriers who said that they will not, and those who were asked and said nothing. */
export function others(offer: Offer): { declined: string[]; silent: string[] } {
  const asked = askedCarriers(offer);
  const { bids } = offer;
  return {
    declined: asked.filter((carrier) => bids[carrier] !== undefined && !isLive(bids[carrier])),
    silent: asked.filter((carrier) => bids[carrier] === undefined),
  };
}

/** Asked and not declined: who hears of every change. */
export function inPlay(offer: Offer): string[] {
  const { declined } = others(offer);
  return askedCarriers(offer).filter((carrier) => !declined.includes(carrier));
}

/** Our terms were changed after its bid: the carrier has not said yet that it stands. */
export function isToRenew({ toRenew = [] }: Offer, carrier: string): boolean {
  return toRenew.includes(carrier);
}

/** It came when the time for answers was over. */
export function isLate({ until, mode }: Offer, bid: LiveBid): boolean {
  return mode !== undefined && bid.at > until;
}

/** Prices that colleagues may see: sealed ones only when the time is over. */
export function areSealed({ mode, isDue, awards = [] }: Offer): boolean {
  return mode === 'sealed' && !isDue && awards.length === 0;
}

/** Where bids descend: the highest net that still counts, in hundredths; undefined where any does. */
export function netLimit(offer: Offer): number | undefined {
  const { mode, price, step = STEP } = offer;
  if (mode !== 'descending' || price === undefined) return undefined;
  const [best] = liveBids(offer);
  return best === undefined ? splitRate(price).net.minor : splitRate(best.bid.price).net.minor - step;
}

/** The next price down on our own terms, which one press may take; undefined where bids do not descend so far. */
export function nextPrice(offer: Offer): Price | undefined {
  const { price } = offer;
  const limit = netLimit(offer);
  if (price === undefined || limit === undefined) return undefined;
  if (splitRate(price).net.minor <= limit) return price;
  const factor = price.vatIncluded && price.vat !== 'none' ? (100 + price.vat) / 100 : 1;
  const minor = Math.floor((limit * factor) / ROUND) * ROUND;
  return minor <= 0 ? undefined : { ...price, amount: { ...price.amount, minor } };
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
