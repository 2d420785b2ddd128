import { z } from 'zod';

export const currencies = ['RUB', 'USD', 'EUR', 'CNY', 'KZT', 'BYN'] as const;
export const currencySchema = z.enum(currencies);
export type Currency = z.infer<typeof currencySchema>;

/** A sum in the currency's hundredths (kopecks, cents): a safe integer, negative for a debt. */
export const moneySchema = z.strictObject({ minor: z.int(), currency: currencySchema });
export type Money = z.infer<typeof moneySchema>;

/** Both sums together. Throws when the currencies differ or the result is not a safe integer. */
export function addMoney(a: Money, b: Money): Money {
  return combined(a, b, a.minor + b.minor);
}

/** `a` less `b`. Throws when the currencies differ or the result is not a safe integer. */
export function subtractMoney(a: Money, b: Money): Money {
  return combined(a, b, a.minor - b.minor);
}

/** All the sums together; undefined where there are none or their currencies differ. */
export function totalOf(sums: readonly Money[]): Money | undefined {
  const [first, ...others] = sums;
  return first !== undefined && others.every(({ currency }) => currency === first.currency)
    ? others.reduce(addMoney, first)
    : undefined;
}

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. Throws when the currencies differ. */
export function compareMoney(a: Money, b: Money): number {
  return subtractMoney(a, b).minor;
}

function combined(a: Money, b: Money, minor: number): Money {
  if (a.currency !== b.currency) throw new Error(`Currencies differ: ${a.currency} and ${b.currency}`);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Sum out of range: ${minor}`);
  return { minor, currency: a.currency };
}
