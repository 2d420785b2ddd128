import type { Answers, Field } from '../../forms/form.ts';

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
  { key: 'payForm', kind: 'choice', options: ['cashless', 'cash', 'card'], when: lacks('form') },
  { key: 'payDays', kind: 'integer', range: [0, 180], when: lacks('days') },
];

/** Puts the separate answers into the price. */
export function wholePrice({ price, vat, payForm, payDays, ...rest }: Answers): Answers {
  if (price === undefined) return rest;
  const rate = price as TypedRate;
  return {
    ...rest,
    price: { ...rate, vat: rate.vat ?? vat, form: rate.form ?? payForm, days: rate.days ?? payDays },
  };
}
