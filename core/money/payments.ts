import { addMoney, type Money, moneySchema, subtractMoney } from './money.ts';

/** What is paid at once of a sum that may be paid in parts (G-30): more than nothing. */
export const paymentAmountSchema = moneySchema.refine(({ minor }) => minor > 0);

export interface Payment {
  amount: Money;
}

/** What was paid so far, in the currency of `sum`. Throws when a payment is in another one. */
export function paidOf(sum: Money, payments: readonly Payment[]): Money {
  return payments.reduce((total, { amount }) => addMoney(total, amount), { ...sum, minor: 0 });
}

/** What is still owed of `sum`. Throws when a payment is in another currency. */
export function restOf(sum: Money, payments: readonly Payment[]): Money {
  return subtractMoney(sum, paidOf(sum, payments));
}
