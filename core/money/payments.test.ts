import { expect, it } from 'vitest';
import { paidOf, paymentAmountSchema, restOf } from './payments.ts';

const rub = (minor: number) => ({ minor, currency: 'RUB' as const });

it('a sum is paid in parts until nothing is left', () => {
  const parts = [{ amount: rub(30_00) }, { amount: rub(70_00) }];
  expect(paidOf(rub(100_00), [])).toEqual(rub(0));
  expect(restOf(rub(100_00), parts.slice(0, 1))).toEqual(rub(70_00));
  expect(restOf(rub(100_00), parts)).toEqual(rub(0));
});

it('nothing is paid in another currency', () => {
  expect(() => restOf(rub(1), [{ amount: { minor: 1, currency: 'EUR' } }])).toThrow(/Currencies differ/);
});

it('a payment is more than nothing', () => {
  expect(paymentAmountSchema.safeParse(rub(0)).success).toBe(false);
  expect(paymentAmountSchema.safeParse(rub(-1)).success).toBe(false);
});
