import { z } from 'zod';
import { plusMs } from '../../calendar/index.ts';
import { refuse, saidAt } from '../../cases/refusal.ts';
import {
  type Money,
  moneySchema,
  paymentAmountSchema,
  paymentTermsSchema,
  vatRateSchema,
} from '../../money/index.ts';
import { conversationFacts } from '../conversation.ts';
import { paymentFault } from '../payments.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { type Invoice, rest } from './context.ts';

/** What belongs to a client's set of documents (S0-55 to S0-59). */
export const POINTS = ['invoice', 'vatInvoice', 'act', 'register', 'notes'] as const;

/** How a set goes to the client (S0-61). */
export const WAYS = ['chat', 'email', 'courier', 'post', 'edi'] as const;

export const setFormed = z.object({
  client: z.string(),
  orders: z.array(z.string()).min(1),
  orderNumbers: z.array(z.string()),
  logistician: z.string().optional(),
  sales: z.string().optional(),
  number: z.string().min(1).max(50),
  date: z.iso.date(),
  sum: paymentAmountSchema,
  vat: vatRateSchema,
  /** Number of the VAT invoice (счёт-фактура); none without VAT. */
  vatInvoice: z.string().min(1).max(50).optional(),
  /** Number of the act. */
  act: z.string().min(1).max(50),
  /** The set: invoice, VAT invoice, act, register. */
  files: z.array(z.string()).min(1),
  /** The consignment notes of the orders (S0-59). */
  notes: z.array(z.string()),
  /** What the orders cost as agreed, charges included. */
  expected: moneySchema,
  terms: paymentTermsSchema,
  /** When the last truck was unloaded, for terms that run from it. */
  basis: z.iso.datetime().optional(),
});
export type SetFormed = z.infer<typeof setFormed>;

/** To whom the set was handed over: position and surname are named (S0-70). The name lies in the inbox. */
export const delivery = z.object({
  position: z.string().min(1).max(100),
  name: z.string().min(1),
  on: z.iso.date(),
});

/** Nobody is reminded until the promised day: a far one would be no promise. */
const LONGEST_PROMISE = 60;

const HOLDERS: By[] = ['own:logistician', 'head'];

/** Every fact of a client's invoice: what it holds and who may bring it about. */
export const facts = {
  setFormed: { data: setFormed, by: ['accountant'] },
  setPrepared: { data: z.object({ points: z.array(z.enum(POINTS)).min(1) }), by: HOLDERS },
  setSent: {
    data: z.object({ how: z.enum(WAYS), tracking: z.string().max(100).optional(), on: z.iso.date() }),
    by: HOLDERS,
  },
  setDelivered: {
    data: delivery,
    by: [...HOLDERS, 'accountant', 'client'],
    check: ({ context: { sent } }, fact) =>
      sent !== undefined && (fact.on as string) < sent.on
        ? saidAt('on', refuse('delivered-before-sent', { day: { day: sent.on } }))
        : null,
  },
  paymentReceived: {
    data: z.object({ amount: paymentAmountSchema, on: z.iso.date() }),
    by: ['accountant'],
    check: ({ context }, fact) =>
      context.cancelled === undefined
        ? paymentFault(fact.amount as Money, rest(context))
        : refuse('invoice-cancelled'),
  },
  paymentPromised: {
    data: z.object({ on: z.iso.date() }),
    by: ['client', 'own:logistician', 'accountant'],
    // The day is the client's, the moment is universal: yesterday's date may still be today somewhere.
    check: (_, fact, at) => {
      const on = fact.on as string;
      if (on < dayAfter(at, -1)) return saidAt('on', refuse('promised-in-past'));
      return on > dayAfter(at, LONGEST_PROMISE)
        ? saidAt('on', refuse('promised-too-far', { days: LONGEST_PROMISE }))
        : null;
    },
  },
  /** It was formed wrongly: its orders are invoiced anew. */
  invoiceCancelled: {
    data: z.object({ reason: z.string().min(1) }),
    by: ['accountant'],
    check: ({ context: { payments } }) => (payments.length > 0 ? refuse('paid-already') : null),
  },
  /** A charge of one of its orders was agreed on after the invoice was formed (G-17). */
  chargeAdded: { data: z.object({ charge: z.string(), sum: moneySchema }), by: ['caravan'] },
  dueReminded: { data: z.object({ round: z.int().min(1) }), by: ['caravan'] },
  ...conversationFacts([...HOLDERS, 'accountant']),
} satisfies Record<string, FactRule<Invoice>>;

export type InvoiceFact = FactsOf<typeof facts>;

function dayAfter(moment: string, days: number): string {
  return plusMs(moment, days * 86_400_000).slice(0, 10);
}
