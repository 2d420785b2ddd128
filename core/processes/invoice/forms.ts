import type { Form } from '../../forms/form.ts';
import { readySums } from '../../forms/ready.ts';
import { conversationForms } from '../conversation.ts';
import type { TransportOrder } from '../transport-order/context.ts';
import { type Invoice, rest } from './context.ts';
import { POINTS, WAYS } from './facts.ts';
import { awaitsInvoice, owedFor, TO_INVOICE, takeOrders } from './orders.ts';

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'setFormed',
    opens: (_, newId) => `i${newId}`,
    // Opened from an order: that one is ticked already.
    starts: (current) => (awaitsInvoice(current) ? { orders: [current.id] } : {}),
    fromCases: { field: 'orders', take: takeOrders },
    fields: [
      {
        key: 'orders',
        kind: 'cases',
        among: { process: 'transport-order', stages: [TO_INVOICE], by: 'client' },
      },
      { key: 'number', kind: 'documentNumber', max: 50 },
      { key: 'date', kind: 'date', past: true },
      {
        key: 'sum',
        kind: 'money',
        ready: ({ cases }) => readySums(owedFor(cases.map(({ context }) => context as TransportOrder))),
      },
      { key: 'vat', kind: 'vat' },
      {
        key: 'vatInvoice',
        kind: 'text',
        max: 50,
        when: ({ vat }) => vat !== undefined && vat !== 'none',
      },
      { key: 'act', kind: 'text', max: 50 },
      { key: 'files', kind: 'files' },
    ],
  },
  {
    name: 'prepare',
    fact: 'setPrepared',
    starts: ({ context }) => ({ points: (context as Invoice).prepared }),
    fields: [{ key: 'points', kind: 'choices', options: POINTS }],
  },
  {
    name: 'send',
    fact: 'setSent',
    fields: [
      { key: 'how', kind: 'choice', options: WAYS },
      {
        key: 'tracking',
        kind: 'text',
        max: 100,
        optional: true,
        when: ({ how }) => how === 'courier' || how === 'post' || how === 'edi',
      },
      { key: 'on', kind: 'date', past: true },
    ],
  },
  {
    name: 'deliver',
    fact: 'setDelivered',
    fields: [
      { key: 'position', kind: 'text', max: 100 },
      { key: 'name', kind: 'contact' },
      { key: 'on', kind: 'date', past: true },
    ],
  },
  {
    name: 'pay',
    fact: 'paymentReceived',
    fields: [
      {
        key: 'amount',
        kind: 'money',
        ready: ({ current }) => (current === null ? [] : readySums(rest(current.context as Invoice))),
      },
      { key: 'on', kind: 'date', past: true },
    ],
  },
  { name: 'cancel', fact: 'invoiceCancelled', fields: [{ key: 'reason', kind: 'letter', max: 1000 }] },
  {
    name: 'promise',
    fact: 'paymentPromised',
    direct: true,
    fields: [{ key: 'on', kind: 'date', ahead: true }],
  },
  ...conversationForms,
];
