import type { Form } from '../../forms/form.ts';
import { readySums } from '../../forms/ready.ts';
import { conversationForms } from '../conversation.ts';
import type { Trip } from '../trip/context.ts';
import { type CarrierBill, rest } from './context.ts';
import { AWAITING, awaitsBill, owedFor, takeTrips } from './trips.ts';

export const forms: Form[] = [
  {
    name: 'new',
    fact: 'billSent',
    opens: (_, newId) => `b${newId}`,
    // Opened from a trip: that one is ticked already.
    starts: (current) => (awaitsBill(current) ? { trips: [current.id] } : {}),
    fromCases: { field: 'trips', take: takeTrips },
    fields: [
      { key: 'trips', kind: 'cases', among: { process: 'trip', stages: AWAITING, by: 'carrier' } },
      { key: 'number', kind: 'documentNumber', max: 50 },
      { key: 'date', kind: 'date', past: true },
      {
        key: 'sum',
        kind: 'money',
        ready: ({ cases }) => readySums(owedFor(cases.map(({ context }) => context as Trip))),
      },
      { key: 'vat', kind: 'vat' },
      { key: 'files', kind: 'files' },
    ],
  },
  { name: 'reject', fact: 'billRejected', fields: [{ key: 'reason', kind: 'letter', max: 1000 }] },
  {
    name: 'pay',
    fact: 'paymentMade',
    fields: [
      {
        key: 'amount',
        kind: 'money',
        ready: ({ current }) => (current === null ? [] : readySums(rest(current.context as CarrierBill))),
      },
      { key: 'date', kind: 'date', past: true },
      { key: 'files', kind: 'files', optional: true },
    ],
  },
  ...conversationForms,
];
