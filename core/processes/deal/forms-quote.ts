import type { About, Field, Form } from '../../forms/form.ts';
import { readySums } from '../../forms/ready.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Deal } from './context.ts';
import { LOSSES, STOCK, WAYS } from './lists.ts';
import { WAREHOUSES } from './policy.ts';

const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };

export const dealOf = ({ current }: About) => current?.context as Deal | undefined;

/** Our own warehouses are one press away. */
export const WAREHOUSE: Field = {
  key: 'warehouse',
  kind: 'text',
  max: 100,
  ready: () => WAREHOUSES.map((name) => ({ value: name, label: verbatim(name) })),
};

/** What was granted: the quote may not cost less (G-04a). */
function granted(about: About): Text[] {
  const { discount } = dealOf(about) ?? {};
  return discount?.floor === undefined
    ? []
    : [t('deal.note.floor', { floor: { money: discount.floor }, discount: { money: discount.sum } })];
}

/** S2-18, S2-20: the file and its numbers. What was said before is one press away. */
const QUOTE: Form = {
  name: 'quote',
  fact: 'quoteFormed',
  fields: [
    { key: 'files', kind: 'files' },
    {
      key: 'sum',
      kind: 'money',
      notes: granted,
      ready: (about) => {
        const { quote, discount } = dealOf(about) ?? {};
        return readySums(discount?.floor, quote?.sum);
      },
    },
    {
      key: 'cost',
      kind: 'money',
      optional: true,
      ready: (about) => {
        const { quote, supplier } = dealOf(about) ?? {};
        return readySums(quote?.cost, supplier?.price);
      },
    },
    { key: 'vat', kind: 'vat' },
    {
      key: 'days',
      kind: 'integer',
      range: [0, 365],
      counts: 'days',
      show: (days) => t('deal.days', { days: days as number }),
      ready: (about) => {
        const { quote, standing } = dealOf(about) ?? {};
        const days = [...new Set([0, quote?.days, standing?.days])].filter((n) => n !== undefined);
        return days.map((n) => ({ value: n, label: t('deal.days', { days: n }) }));
      },
    },
  ],
};

/** From the request to the client's answer (S2-07 to S2-35). */
export const quoteForms: Form[] = [
  {
    name: 'stock',
    fact: 'stockAnswered',
    fields: [
      { key: 'stock', kind: 'choice', options: STOCK },
      { ...WAREHOUSE, when: ({ stock }) => stock === 'inStock' },
      { key: 'note', kind: 'letter', max: 1000, optional: true },
    ],
  },
  {
    name: 'price',
    fact: 'supplierPriced',
    fields: [
      { key: 'supplier', kind: 'text', max: 200 },
      { key: 'price', kind: 'money' },
      { key: 'days', kind: 'integer', range: [0, 365], counts: 'days' },
    ],
  },
  QUOTE,
  { name: 'ask', fact: 'approvalAsked', direct: true, fields: [REASON] },
  {
    name: 'handOver',
    fact: 'quoteHandedOver',
    direct: true,
    fields: [{ key: 'how', kind: 'choice', options: WAYS }],
  },
  {
    name: 'haggle',
    fact: 'discountAsked',
    direct: true,
    fields: [{ key: 'wanted', kind: 'letter', max: 1000, optional: true }],
  },
  {
    name: 'wonder',
    fact: 'questionAsked',
    direct: true,
    fields: [{ key: 'question', kind: 'letter', max: 2000 }],
  },
  {
    name: 'feedback',
    fact: 'feedbackNoted',
    direct: true,
    fields: [{ key: 'note', kind: 'letter', max: 1000 }],
  },
  {
    name: 'discount',
    fact: 'discountSubmitted',
    fields: [
      {
        key: 'discount',
        kind: 'money',
        notes: (about) => {
          const sum = dealOf(about)?.quote?.sum;
          return sum === undefined ? [] : [t('deal.note.quoted', { sum: { money: sum } })];
        },
      },
      REASON,
    ],
  },
  {
    name: 'lose',
    fact: 'dealLost',
    fields: [
      { key: 'loss', kind: 'choice', options: LOSSES },
      { key: 'why', kind: 'letter', max: 1000, optional: true },
    ],
  },
  { name: 'reopen', fact: 'dealReopened', direct: true, fields: [REASON] },
];
