import type { Answers, Field, Form } from '../../forms/form.ts';
import type { TransportOrder } from './context.ts';
import { MAX_TRUCKS } from './facts.ts';
import { PRICE_TERMS, wholePrice } from './price-terms.ts';
import { clientPrice } from './sums.ts';

export const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };

/** The price that was named before is offered again. */
function known(order: TransportOrder): Answers {
  const price = clientPrice(order);
  return price === undefined ? {} : { price };
}

/** From the promise to the written order, and calling it off (S0-32 to S0-36, G-17). */
export const orderForms: Form[] = [
  {
    name: 'promise',
    fact: 'promised',
    starts: ({ context }) => known(context as TransportOrder),
    toFact: wholePrice,
    fields: [
      { key: 'price', kind: 'rate' },
      ...PRICE_TERMS,
      { key: 'until', kind: 'moment', optional: true },
    ],
  },
  {
    name: 'order',
    fact: 'orderReceived',
    starts: ({ context }) => ({ ...known(context as TransportOrder), trucks: 1 }),
    toFact: wholePrice,
    fields: [
      { key: 'files', kind: 'files' },
      { key: 'date', kind: 'date', past: true },
      { key: 'number', kind: 'text', max: 50, optional: true },
      { key: 'price', kind: 'rate' },
      ...PRICE_TERMS,
      { key: 'trucks', kind: 'integer', range: [1, MAX_TRUCKS] },
    ],
  },
  {
    name: 'confirm',
    fact: 'orderConfirmed',
    direct: true,
    fields: [{ key: 'files', kind: 'files', optional: true }],
  },
  {
    name: 'cancel',
    fact: 'orderCancelled',
    fields: [
      { key: 'by', kind: 'choice', options: ['client', 'us'] },
      REASON,
      { key: 'clientDue', kind: 'money', optional: true },
      { key: 'carrierDue', kind: 'money', optional: true },
    ],
  },
  { name: 'askCancel', fact: 'cancellationAsked', direct: true, fields: [REASON] },
  { name: 'drop', fact: 'promiseDropped', direct: true, fields: [REASON] },
];
