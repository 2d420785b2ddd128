import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse, saidAt } from '../../cases/refusal.ts';
import { splitRate } from '../../money/index.ts';
import type { Price } from '../transport-order/price.ts';
import { freeTrip, openAwards } from './awards.ts';
import {
  areSealed,
  askedCarriers,
  isLive,
  isSamePrice,
  isToRenew,
  netLimit,
  offeredPrices,
  offeredTo,
} from './bids.ts';
import type { Offer } from './context.ts';
import { descended } from './evolve.ts';
import { hasNextWave, nextReminder, postedIn, silentNow } from './window.ts';

type Judged = Case<Offer>;

/** Whether the carrier was asked; one of a later wave is not yet. */
export function isAsked({ context }: Judged, carrier: unknown): Refusal | null {
  return askedCarriers(context).includes(carrier as string) ? null : refuse('carrier-not-asked');
}

/** Once, and a carrier of the plan. */
export function mayBar({ context }: Judged, fact: Fact): Refusal | null {
  const { carriers, barred = [] } = context;
  const isThere = carriers.includes(fact.carrier as string) && !barred.includes(fact.carrier as string);
  return isThere ? null : refuse('carrier-not-asked');
}

/** Once, and from a chat in which it is posted. */
export function mayJoin({ context }: Judged, fact: Fact): Refusal | null {
  if (askedCarriers(context).includes(fact.carrier as string)) return refuse('asked-already');
  return postedIn(context).includes(fact.chat as string) ? null : refuse('not-posted-there');
}

/** Nobody agrees to a price he did not see. */
export function mayAccept({ context }: Judged, fact: Fact): Refusal | null {
  const sum = Number(fact.sum);
  const known = offeredPrices(context).some(({ amount }) => amount.minor === sum);
  if (context.mode !== 'descending') return known ? null : refuse('offer-price-changed');
  const countered = Object.values(context.counters).some(({ amount }) => amount.minor === sum);
  return countered || descended(context, sum) !== undefined ? null : tooHigh(context);
}

/** The first who takes it has it: there must be a truck left, at the price that was seen. */
export function mayTake({ context }: Judged, fact: Fact): Refusal | null {
  if (context.mode !== 'fixed') return refuse('not-fixed');
  if (context.price?.amount.minor !== Number(fact.sum)) return refuse('offer-price-changed');
  return freeTrip(context) === undefined ? refuse('all-taken') : null;
}

/** Where bids descend, each is below the best by a step; a reserve for an awarded truck is any price. */
export function mayBid({ context }: Judged, fact: Fact): Refusal | null {
  const limit = netLimit(context);
  const price = fact.price as Price;
  if (limit === undefined || (context.awards ?? []).length > 0) return null;
  if (price.amount.currency !== context.price?.amount.currency)
    return saidAt('price', refuse('bid-other-currency'));
  return splitRate(price).net.minor <= limit ? null : tooHigh(context);
}

function tooHigh(offer: Offer): Refusal {
  const { currency } = offer.price?.amount ?? { currency: 'RUB' as const };
  return saidAt(
    'price',
    refuse('bid-too-high', { most: { money: { minor: netLimit(offer) ?? 0, currency } } }),
  );
}

export function mayTell(current: Judged, fact: Fact): Refusal | null {
  const against = isAsked(current, fact.carrier);
  if (against !== null) return against;
  if (fact.kind === 'accepted' && offeredTo(current.context, fact.carrier as string) === undefined)
    return refuse('no-price-named');
  return fact.kind === 'priced' ? mayBid(current, fact) : null;
}

export function mayRenew({ context }: Judged, _: Fact): Refusal | null {
  return context.amendedAt === undefined ? refuse('nothing-to-renew') : null;
}

export function mayAmend({ context }: Judged, fact: Fact): Refusal | null {
  if (fact.price === undefined && fact.note === undefined && fact.minutes === undefined)
    return refuse('nothing-amended');
  const { price } = context;
  const isFixed = context.mode === 'fixed' || context.mode === 'descending';
  const isSame = price !== undefined && fact.price !== undefined && isSamePrice(price, fact.price as Price);
  if (isSame && fact.note === undefined && fact.minutes === undefined) return refuse('nothing-amended');
  return isFixed && price === undefined && fact.price === undefined ? refuse('price-needed') : null;
}

export function mayRemind({ context }: Judged, _: Fact, at: string): Refusal | null {
  if (silentNow(context).length === 0) return refuse('nobody-silent');
  const next = nextReminder(context, at);
  return next === undefined ? null : refuse('reminded-already', { next: { at: next } });
}

/** The next wave comes once. */
export function mayAskWave({ context }: Judged, fact: Fact): Refusal | null {
  const isNext = hasNextWave(context) && fact.wave === (context.wave ?? 0) + 1;
  return isNext ? null : refuse('wave-passed');
}

/** A bid that is awarded stands as it was seen, after every change of ours. */
export function standing({ context }: Judged, fact: Fact): Refusal | null {
  const bid = context.bids[fact.carrier as string];
  if (!isLive(bid) || !isSamePrice(bid.price, fact.price as Price)) return refuse('bid-changed');
  if (isToRenew(context, fact.carrier as string))
    return refuse('bid-not-renewed', { at: { at: context.amendedAt ?? '' } });
  return isTripOf(context.order, fact.trip as string) ? null : refuse('trip-of-another-order');
}

export function mayAward(current: Judged, fact: Fact): Refusal | null {
  if (areSealed(current.context)) return refuse('bids-sealed', { until: { at: current.context.until } });
  const against = standing(current, fact);
  if (against !== null) return against;
  const isAwarded = (current.context.awards ?? []).some(({ trip }) => trip === fact.trip);
  return isAwarded ? refuse('trip-awarded') : null;
}

/** Only what a silent or lost winner left is passed on. */
export function mayPass(current: Judged, fact: Fact): Refusal | null {
  const isOpen = openAwards(current.context).some(({ trip }) => trip === fact.trip);
  return isOpen ? standing(current, fact) : refuse('nobody-silent-there');
}

export function mayProlong({ context }: Judged, _: Fact): Refusal | null {
  return openAwards(context).some(({ isLapsed }) => isLapsed === true) ? null : refuse('nobody-silent-there');
}

/** Trips bear the id of their order (`oab12`, `tab12-1`). */
function isTripOf(order: string, trip: string): boolean {
  return trip.startsWith(`t${order.slice(1)}-`);
}
