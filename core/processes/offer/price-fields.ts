import type { Answers, Field } from '../../forms/form.ts';

const rateOf = ({ price }: Answers) => price as { vat?: unknown; form?: unknown; days?: unknown } | undefined;

/** Asks for a rate, and then for what was not said with it: VAT, form and days of payment. */
export function priceFields(when: (answers: Answers) => boolean = () => true): Field[] {
  const lacks = (key: 'vat' | 'form' | 'days') => (answers: Answers) =>
    when(answers) && rateOf(answers) !== undefined && rateOf(answers)?.[key] === undefined;
  return [
    { key: 'price', kind: 'rate', when },
    { key: 'vat', kind: 'vat', when: lacks('vat') },
    { key: 'payForm', kind: 'choice', options: ['cashless', 'cash', 'card'], when: lacks('form') },
    { key: 'payDays', kind: 'integer', range: [0, 180], when: lacks('days') },
  ];
}

/** Gathers the answers to those questions into the one price that the fact holds. */
export function withPrice({ vat, payForm, payDays, ...rest }: Answers): Answers {
  const rate = rateOf(rest);
  if (rate === undefined) return rest;
  const price = {
    ...rate,
    vat: rate.vat ?? vat,
    form: rate.form ?? payForm,
    days: rate.days ?? payDays,
  };
  return { ...rest, price };
}
