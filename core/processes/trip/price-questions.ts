import type { Answers, Field } from '../../forms/form.ts';
import { cashlessWithVat } from '../transport-order/price-terms.ts';
import { pricesOf, usualTerms } from './known-prices.ts';

const DAYS_FROM = ['scan', 'originals', 'unloading'] as const;

const rateOf = (answers: Answers) => answers.price as Record<string, unknown> | undefined;
const isOpen = (key: string) => (answers: Answers) =>
  rateOf(answers) !== undefined && rateOf(answers)?.[key] === undefined;

/** The carrier's price; what was not said with the sum is asked after it (G-15). */
export const PRICE: readonly Field[] = [
  { key: 'price', kind: 'rate', ready: pricesOf },
  { key: 'vat', kind: 'vat', when: isOpen('vat'), usual: (about) => usualTerms(about).vat },
  {
    key: 'payForm',
    kind: 'choice',
    options: ['cashless', 'cash', 'card'],
    when: isOpen('form'),
    usual: cashlessWithVat,
  },
  {
    key: 'payDays',
    kind: 'integer',
    range: [0, 180],
    when: isOpen('days'),
    usual: (about) => usualTerms(about).days,
  },
  {
    key: 'daysFrom',
    kind: 'choice',
    options: DAYS_FROM,
    optional: true,
    when: isOpen('daysFrom'),
    usual: (about) => DAYS_FROM.find((from) => from === usualTerms(about).daysFrom),
  },
  {
    key: 'dayKind',
    kind: 'choice',
    options: ['banking', 'calendar'],
    optional: true,
    when: isOpen('dayKind'),
    usual: (about) => usualTerms(about).dayKind,
  },
];

/** Gathers the answers into the price that the fact holds. */
export function withPrice({ price, vat, payForm, payDays, daysFrom, dayKind, ...rest }: Answers): Answers {
  const said = (price ?? {}) as Record<string, unknown>;
  const asked = { vat, form: payForm, days: payDays, daysFrom, dayKind };
  const open = Object.entries(asked).filter(([key, value]) => said[key] === undefined && value !== undefined);
  return { ...rest, price: { ...said, ...Object.fromEntries(open) } };
}
