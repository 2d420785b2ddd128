import { z } from 'zod';
import { addMoney, type Money, moneySchema, subtractMoney } from './money.ts';

/** One payment of a sum that may be paid in parts (G-30). */
export const paymentSchema = z.object({
  amount: moneySchema.refine(({ minor }) => minor > 0),
  /** The day on which the money went or came. */
  on: z.iso.date(),
  files: z.array(z.string()).optional(),
});
export type Payment = z.infer<typeof paymentSchema>;

/** What was paid so far, in the currency of `sum`. Throws when a payment is in another one. */
export function paidOf(sum: Money, payments: readonly Pick<Payment, 'amount'>[]): Money {
  return payments.reduce((total, { amount }) => addMoney(total, amount), { ...sum, minor: 0 });
}

/** What is still owed of `sum`. Throws when a payment is in another currency. */
export function restOf(sum: Money, payments: readonly Pick<Payment, 'amount'>[]): Money {
  return subtractMoney(sum, paidOf(sum, payments));
}
