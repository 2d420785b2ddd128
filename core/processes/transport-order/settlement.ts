import { ladder } from '../../obligations/ladders.ts';
import type { TransportOrder } from './context.ts';
import { earned, toClient } from './notices.ts';
import { chart } from './setup.ts';

type Of = { context: TransportOrder };

/** The last of the four tracks is at its end: the client is thanked, the colleagues hear what was earned. */
const SETTLED = {
  guard: 'settled',
  target: '#closed',
  actions: [
    {
      type: 'tell',
      params: ({ context }: Of) => toClient(context, 'transport-order.notice.thanks'),
    },
    { type: 'tell', params: ({ context }: Of) => earned(context, { role: 'logistician' }) },
    {
      type: 'tell',
      // The logistician may be the seller too, and hears it once.
      params: ({ context: order }: Of) =>
        earned(order, { person: order.sales === order.logistician ? '' : (order.sales ?? '') }),
    },
  ],
} as const;

/** A carrier is paid, or nothing is owed for its truck. */
const PAID_OFF = [SETTLED, { guard: 'allClosed', target: 'complete' }] as const;

/**
 * Four tracks side by side: consignment notes, carriers' bills, the client's invoice, the signed act (S0-48 to S0-64).
 * A cancelled order may begin with nothing left to collect: hence the moves that need no fact.
 */
export const settlement = chart.createStateConfig({
  id: 'settlement',
  type: 'parallel',
  // The client may pay before it has the originals.
  on: { setDelivered: {} },
  states: {
    notes: {
      initial: 'collecting',
      states: {
        collecting: {
          meta: { owner: 'logistician', rest: true, buttons: [] },
          always: { guard: 'allFiled', target: 'complete' },
          on: { noteFiled: { guard: 'allFiled', target: 'complete' } },
        },
        complete: { type: 'final' },
      },
    },
    bills: {
      initial: 'collecting',
      states: {
        collecting: {
          meta: { owner: 'logistician', rest: true, buttons: [] },
          always: { guard: 'allClosed', target: 'complete' },
          on: { tripClosed: PAID_OFF, tripEnded: PAID_OFF },
        },
        complete: { type: 'final' },
      },
    },
    payment: {
      initial: 'waiting',
      states: {
        /** S0-59: the set holds the consignment notes. */
        waiting: {
          meta: { owner: 'accountant', rest: true, buttons: [] },
          always: { guard: 'allFiled', target: 'toInvoice' },
          on: { noteFiled: { guard: 'allFiled', target: 'toInvoice' } },
        },
        /** S0-54. */
        toInvoice: {
          meta: {
            owner: 'accountant',
            deadline: { workingDays: 2 },
            ladder: ladder('head'),
            buttons: [{ fact: 'invoiced', opens: 'invoice.new', for: ['accountant'] }],
          },
          on: { invoiced: 'invoiced' },
        },
        invoiced: {
          meta: { owner: 'accountant', rest: true, buttons: [] },
          on: { invoicePaid: [SETTLED, { target: 'paid' }], invoiceCancelled: 'toInvoice' },
        },
        paid: { type: 'final' },
      },
    },
    act: {
      initial: 'awaited',
      states: {
        awaited: {
          meta: { owner: 'logistician', rest: true, buttons: [] },
          on: { actSigned: [SETTLED, { target: 'signed' }] },
        },
        /** An invoice that is cancelled takes its act along. */
        signed: {
          meta: { owner: 'logistician', rest: true, buttons: [] },
          on: { invoiceCancelled: { guard: 'isUnsigned', target: 'awaited' } },
        },
      },
    },
  },
});
