import type { Answers, Field } from '../../forms/form.ts';

const rateOf = (answers: Answers) => answers.price as Record<string, unknown> | undefined;
const isOpen = (key: string) => (answers: Answers) =>
  rateOf(answers) !== undefined && rateOf(answers)?.[key] === undefined;

/** The carrier's price; what was not said with the sum is asked after it (G-15). */
export const PRICE: readonly Field[] = [
  { key: 'price', kind: 'rate' },
  { key: 'vat', kind: 'vat', when: isOpen('vat') },
  { key: 'payForm', kind: 'choice', options: ['cashless', 'cash', 'card'], when: isOpen('form') },
  { key: 'payDays', kind: 'integer', range: [0, 180], when: isOpen('days') },
  {
    key: 'daysFrom',
    kind: 'choice',
    options: ['scan', 'originals', 'unloading'],
    optional: true,
    when: isOpen('daysFrom'),
  },
  {
    key: 'dayKind',
    kind: 'choice',
    options: ['banking', 'calendar'],
    optional: true,
    when: isOpen('dayKind'),
  },
];

/** Gathers the answers into the price that the fact holds. */
export function withPrice({ price, vat, payForm, payDays, daysFrom, dayKind, ...rest }: Answers): Answers {
  const said = (price ?? {}) as Record<string, unknown>;
  const asked = { vat, form: payForm, days: payDays, daysFrom, dayKind };
  const open = Object.entries(asked).filter(([key, value]) => said[key] === undefined && value !== undefined);
  return { ...rest, price: { ...said, ...Object.fromEntries(open) } };
}
