import type { About, Answers, Field, Ready } from '../../forms/form.ts';
import type { Carrier } from '../carrier/context.ts';
import type { Client } from '../client/context.ts';
import { priceText } from './card-request.ts';
import type { Price } from './price.ts';

/** In hundredths. */
const THOUSAND = 100_000;

interface TypedRate {
  vat?: unknown;
  form?: unknown;
  days?: unknown;
}

function lacks(term: keyof TypedRate) {
  return ({ price }: Answers) => price !== undefined && (price as TypedRate)[term] === undefined;
}

/** What is asked after a rate that was typed without it: every price has VAT, form and days of payment. */
export const PRICE_TERMS: readonly Field[] = [
  { key: 'vat', kind: 'vat', when: lacks('vat') },
  {
    key: 'payForm',
    kind: 'choice',
    options: ['cashless', 'cash', 'card'],
    when: lacks('form'),
    usual: cashlessWithVat,
  },
  { key: 'payDays', kind: 'integer', range: [0, 180], when: lacks('days') },
];

/** The same, with the days that the client's contract has. */
export const CLIENT_TERMS: readonly Field[] = withUsualDays(({ party }) =>
  party?.process === 'client' ? (party.context as Client).contract?.paymentDays : undefined,
);

/** The same, with the days that the carrier's contract has; the carrier is chosen in the form. */
export const CARRIER_TERMS: readonly Field[] = withUsualDays(
  ({ cases }) => (cases[0]?.context as Carrier | undefined)?.paymentTerms?.days,
);

function withUsualDays(usual: (about: About) => number | undefined): readonly Field[] {
  return PRICE_TERMS.map((field) => (field.key === 'payDays' ? { ...field, usual } : field));
}

/** VAT is paid through a bank. */
export function cashlessWithVat(_: About, { price, vat }: Answers): 'cashless' | undefined {
  return typeof ((price as TypedRate).vat ?? vat) === 'number' ? 'cashless' : undefined;
}

/** A price as one of the ready answers. */
export function readyPrice(price: Price): Ready {
  return { value: price, label: priceText(price) };
}

/** Down to a full thousand: what is offered back to somebody who named a price. */
export function rounded(price: Price): Price {
  const minor = Math.floor(price.amount.minor / THOUSAND) * THOUSAND;
  return { ...price, amount: { ...price.amount, minor } };
}

/** Puts the separate answers into the price. */
export function wholePrice({ price, vat, payForm, payDays, ...rest }: Answers): Answers {
  if (price === undefined) return rest;
  const rate = price as TypedRate;
  return {
    ...rest,
    price: { ...rate, vat: rate.vat ?? vat, form: rate.form ?? payForm, days: rate.days ?? payDays },
  };
}
