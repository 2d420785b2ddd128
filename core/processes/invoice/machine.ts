import { enqueueActions, setup } from 'xstate';
import { localDateOf } from '../../calendar/index.ts';
import { endOfPaymentDay } from '../../money/index.ts';
import { ladder, RECEIVABLE } from '../../obligations/ladders.ts';
import { conversation } from '../conversation.ts';
import { effects } from '../effects.ts';
import { awaitedDay, type Invoice, rest } from './context.ts';
import { type InvoiceFact, POINTS } from './facts.ts';
import {
  CANCELLED_AFTER_SENDING,
  chargeHeard,
  PAID_SO_FAR,
  PROMISED,
  REMINDED,
  SENT,
  SENT_HERE,
  TAKEN_BY_CLIENT,
} from './notices.ts';

const PAYMENT = { fact: 'paymentReceived', form: 'pay' } as const;
const CANCEL = { fact: 'invoiceCancelled', form: 'cancel', aside: true } as const;
const PROMISE = { fact: 'paymentPromised', form: 'promise', told: true } as const;

/** Something that each of its orders is told. */
function toOrders({ orders }: Invoice, fact: { type: string; invoice: string; number?: string }) {
  return orders.map((caseId) => ({
    type: 'command' as const,
    params: { process: 'transport-order', caseId, fact },
  }));
}

const PAID_IN_FULL = [PAID_SO_FAR, 'tellOrdersPaid'] as const;

const CANCELLED = { invoiceCancelled: '#invoice.cancelled' } as const;

/** A client's set of documents: prepared, sent, handed over, paid (S0-54 to S0-63, S0-70). */
export const machine = setup({
  types: {
    context: {} as Invoice,
    events: {} as InvoiceFact,
    input: {} as { context: Invoice; caseId: string },
  },
  actions: {
    ...effects,
    tellOfCharge: enqueueActions(({ context, enqueue }) => {
      for (const effect of chargeHeard(context)) enqueue(effect);
    }),
    tellOrdersPaid: enqueueActions(({ context, enqueue }) => {
      const fact = { type: 'invoicePaid', invoice: context.id };
      for (const command of toOrders(context, fact)) enqueue(command);
    }),
  },
  guards: {
    /** S0-60: everything that belongs to the set is there. Without VAT there is no VAT invoice. */
    allPrepared: ({ context: { prepared, vat } }) =>
      POINTS.every((point) => prepared.includes(point) || (point === 'vatInvoice' && vat === 'none')),
    sentHere: ({ context }) => context.sent?.how === 'chat',
    paidInFull: ({ context }) => rest(context).minor <= 0,
  },
}).createMachine({
  id: 'invoice',
  context: ({ input }) => input.context,
  initial: 'preparing',
  on: {
    ...conversation<Invoice>(() => 'logistician'),
    // A client may pay before the papers have gone their whole way.
    paymentReceived: [
      {
        guard: 'paidInFull',
        actions: PAID_IN_FULL,
      },
      { actions: PAID_SO_FAR },
    ],
    chargeAdded: { actions: 'tellOfCharge' },
  },
  states: {
    preparing: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'setPrepared', form: 'prepare' }, CANCEL],
      },
      entry: enqueueActions(({ context, event, enqueue }) => {
        const { caseId } = (event as unknown as { input: { caseId: string } }).input;
        const { number, act, client, orders, logistician, sum } = context;
        for (const command of toOrders(context, { type: 'invoiced', invoice: caseId, number }))
          enqueue(command);
        enqueue({
          type: 'command',
          params: {
            process: 'act',
            caseId: actIdOf(caseId),
            fact: { type: 'actOpened', invoice: caseId, number: act, client, orders, logistician, sum },
          },
        });
      }),
      on: { setPrepared: [{ guard: 'allPrepared', target: 'sending' }, {}], ...CANCELLED },
    },
    sending: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 1 },
        ladder: ladder('head'),
        buttons: [{ fact: 'setSent', form: 'send' }, CANCEL],
      },
      on: {
        setSent: [
          { guard: 'sentHere', target: 'delivery', actions: SENT_HERE },
          { target: 'delivery', actions: SENT },
        ],
        ...CANCELLED,
      },
    },
    /** S0-70: until it is known who has taken the papers over. */
    delivery: {
      meta: {
        owner: 'logistician',
        deadline: { workingDays: 5 },
        ladder: ladder('head'),
        buttons: [{ fact: 'setDelivered', form: 'deliver', told: true }, { ...PAYMENT, aside: true }, CANCEL],
      },
      exit: enqueueActions(({ context, enqueue }) => {
        if (context.delivered === undefined) return;
        const fact = { type: 'setDelivered', invoice: context.id };
        for (const command of toOrders(context, fact)) enqueue(command);
        if (context.delivered?.by === 'client') enqueue(TAKEN_BY_CLIENT);
      }),
      on: { setDelivered: [{ guard: 'paidInFull', target: 'paid' }, { target: 'payment' }], ...CANCELLED },
    },
    payment: {
      meta: {
        owner: 'accountant',
        deadline: { at: toBePaidBy },
        ladder: RECEIVABLE,
        buttons: [PAYMENT, { ...PROMISE, aside: true }, CANCEL],
      },
      on: {
        paymentReceived: [
          {
            guard: 'paidInFull',
            target: 'paid',
            actions: PAID_IN_FULL,
          },
          { actions: PAID_SO_FAR },
        ],
        // The chase begins anew from the day that was promised.
        paymentPromised: { actions: [{ type: 'renew', params: { stage: 'payment' } }, PROMISED] },
        dueReminded: { actions: REMINDED },
        ...CANCELLED,
      },
    },
    paid: { type: 'final' },
    /** Its orders wait for another invoice, its act is wanted no more. */
    cancelled: {
      type: 'final',
      entry: enqueueActions(({ context, enqueue }) => {
        const { id, sent } = context;
        for (const command of toOrders(context, { type: 'invoiceCancelled', invoice: id })) enqueue(command);
        const fact = { type: 'actDropped', invoice: id };
        enqueue({ type: 'command', params: { process: 'act', caseId: actIdOf(id), fact } });
        if (sent !== undefined) enqueue(CANCELLED_AFTER_SENDING);
      }),
    },
  },
});

/** The act of an invoice is found by the invoice's own id. */
export function actIdOf(invoice: string): string {
  return `a${invoice.slice(1)}`;
}

/** Papers that were handed over late may leave the day behind: the chase then begins with that day. */
function toBePaidBy(invoice: Invoice, zone: string): string | undefined {
  const day = awaitedDay(invoice);
  const { delivered } = invoice;
  if (day === undefined || delivered === undefined) return undefined;
  const known = localDateOf(delivered.at, zone);
  return endOfPaymentDay(known > day ? known : day, zone);
}
