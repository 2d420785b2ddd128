import { localDateOf } from '../../calendar/index.ts';
import type { About, Ready } from '../../forms/form.ts';
import { audience } from '../carrier/audience.ts';
import type { Carrier } from '../carrier/context.ts';
import { isSamePrice } from '../offer/bids.ts';
import { asReady } from '../transport-order/audience-field.ts';
import type { TransportOrder } from '../transport-order/context.ts';
import type { Price } from '../transport-order/price.ts';
import { readyPrice } from '../transport-order/price-terms.ts';
import type { Trip } from './context.ts';
import { pastOf, wantedFor } from './lane.ts';

const MOST = 5;

const tripOf = ({ current }: About) => (current?.context ?? {}) as Partial<Trip>;

function past(about: About) {
  const { request } = tripOf(about);
  return request === undefined ? [] : pastOf(about.beside.lane, request);
}

/** The carriers that are the likeliest to take this trip, first those who drove the lane before. */
export function likely(about: About): Ready[] {
  const { request } = tripOf(about);
  if (request === undefined) return [];
  const drove = past(about).map(({ carrier }) => carrier);
  const today = localDateOf(about.now, about.zone);
  const found = audience(wantedFor(request), about.beside.carriers ?? [], drove, today);
  return found
    .filter(({ worth }) => worth > 0)
    .slice(0, MOST)
    .map(asReady);
}

/** What the chosen carrier bid for this order, and what it took on this lane last. */
export function pricesOf(about: About): Ready[] {
  const chosen = about.cases[0]?.id;
  const order = about.beside.order?.[0]?.context as TransportOrder | undefined;
  const bids = (order?.offers ?? [])
    .flatMap((offer) => offer.bids)
    .filter(({ carrier }) => carrier === chosen);
  const last = lastOf(about);
  const prices = [bids.at(-1)?.price, last].filter((price) => price !== undefined);
  return prices
    .filter((price, n) => !prices.slice(0, n).some((one) => isSamePrice(one, price)))
    .map(readyPrice);
}

/** The chosen carrier's last price on this lane. */
export function lastOf(about: About): Price | undefined {
  const chosen = about.cases[0]?.id;
  return past(about).find(({ carrier }) => carrier === chosen)?.price;
}

/** On which terms the chosen carrier is paid: by its contract, or as on its last trip. */
export function usualTerms(about: About): Partial<Price> {
  const { paymentTerms } = (about.cases[0]?.context ?? {}) as Partial<Carrier>;
  return { ...lastOf(about), ...paymentTerms };
}
