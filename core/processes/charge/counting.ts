import { ladder } from '../../obligations/ladders.ts';
import { INVOICED_APART, PAID_APART, RECEIVED_APART } from './apart.ts';

const REST = { owner: 'caravan', rest: true, buttons: [] } as const;

const COUNTED = [{ guard: 'isCounted', target: '#charge.settled' }, { target: 'counted' }] as const;
const counted = (side: 'carrier' | 'client', apart: string) =>
  [
    { guard: { type: 'isLate', params: { side } }, target: apart },
    { guard: { type: 'isWithBill', params: { side } }, target: '#charge.settled' },
    { guard: { type: 'isOf', params: { side } }, target: 'counted' },
  ] as const;

/**
 * Each sum goes with its side's bill. One that was agreed on when that was paid already is paid apart, which is the
 * accountant's task (G-17).
 */
export const counting = {
  type: 'parallel',
  states: {
    carrier: {
      initial: 'awaited',
      states: {
        awaited: {
          meta: REST,
          always: { guard: 'withoutCarrier', target: 'counted' },
          on: { counted: counted('carrier', 'toPay') },
        },
        toPay: {
          meta: {
            owner: 'accountant',
            deadline: { workingDays: 5 },
            ladder: ladder('head'),
            buttons: [{ fact: 'paidApart', form: 'payApart' }],
          },
          on: {
            paidApart: COUNTED.map((to) => ({ ...to, actions: PAID_APART })),
          },
        },
        counted: { type: 'final' },
      },
    },
    client: {
      initial: 'awaited',
      states: {
        awaited: {
          meta: REST,
          always: { guard: 'withoutClient', target: 'counted' },
          on: { counted: counted('client', 'toInvoice') },
        },
        toInvoice: {
          meta: {
            owner: 'accountant',
            deadline: { workingDays: 2 },
            ladder: ladder('head'),
            buttons: [{ fact: 'invoicedApart', form: 'invoiceApart' }],
          },
          on: { invoicedApart: { target: 'toReceive', actions: INVOICED_APART } },
        },
        toReceive: {
          meta: {
            owner: 'accountant',
            deadline: { workingDays: 10 },
            ladder: ladder('head'),
            buttons: [{ fact: 'receivedApart', form: 'receiveApart' }],
          },
          on: {
            receivedApart: COUNTED.map((to) => ({ ...to, actions: RECEIVED_APART })),
          },
        },
        counted: { type: 'final' },
      },
    },
  },
} as const;
