import { z } from 'zod';
import { refuse } from '../../cases/refusal.ts';
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
import { type CarrierBill, rest } from './context.ts';

export const billSent = z.object({
  carrier: z.string(),
  trips: z.array(z.string()).min(1),
  /** As people call them: `12/1`. */
  tripNumbers: z.array(z.string()),
  orders: z.array(z.string()),
  logistician: z.string().optional(),
  number: z.string().min(1).max(50),
  date: z.iso.date(),
  sum: paymentAmountSchema,
  vat: vatRateSchema,
  files: z.array(z.string()).min(1),
  /** What the trips cost as agreed, charges included. */
  expected: moneySchema,
  /** The VAT that their prices have, where it is the same for all of them. */
  expectedVat: vatRateSchema.optional(),
  terms: paymentTermsSchema,
  /** When the papers were there from which the deferral runs, if they are there already. */
  basis: z.iso.datetime().optional(),
});
export type BillSent = z.infer<typeof billSent>;

const CHECKERS: By[] = ['own:logistician', 'head'];
const PAYERS: By[] = ['accountant'];

/** Every fact of a carrier's bill: what it holds and who may bring it about. */
export const facts = {
  billSent: { data: billSent, by: ['carrier', 'own:logistician', 'accountant'] },
  billAccepted: { data: z.object({}), by: CHECKERS },
  billRejected: {
    data: z.object({ reason: z.string().min(1) }),
    by: [...CHECKERS, 'accountant'],
    check: ({ context: { payments } }) => (payments.length > 0 ? refuse('paid-already') : null),
  },
  /** A charge of one of its trips was agreed on after the bill was there (G-17). */
  chargeAdded: { data: z.object({ charge: z.string(), sum: moneySchema }), by: ['caravan'] },
  basisReached: { data: z.object({ trip: z.string(), at: z.iso.datetime() }), by: ['caravan'] },
  paymentMade: {
    data: z.object({
      amount: paymentAmountSchema,
      date: z.iso.date(),
      files: z.array(z.string()).optional(),
    }),
    by: PAYERS,
    check: ({ context }, fact) => paymentFault(fact.amount as Money, rest(context)),
  },
  ...conversationFacts(['own:logistician', 'accountant', 'head']),
} satisfies Record<string, FactRule<CarrierBill>>;

export type CarrierBillFact = FactsOf<typeof facts>;
