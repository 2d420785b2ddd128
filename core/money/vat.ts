import Big from 'big.js';
import { z } from 'zod';
import type { LocalDate } from '../calendar/instant.ts';
import type { Money } from './money.ts';

/** VAT (НДС): `none` for those who do not pay it, else per cent. `none` and 0 differ on an invoice. */
export const vatRateSchema = z.union([z.literal('none'), z.number().min(0).max(50)]);
export type VatRate = z.infer<typeof vatRateSchema>;

interface VatPeriod {
  readonly from: LocalDate;
  readonly standard: number;
  /** Other rates a company may put on an invoice: exports, food and medicines, the simplified regime. */
  readonly reduced: readonly number[];
}

/** Tax Code, art. 164, latest first. */
const periods: readonly VatPeriod[] = [
  { from: '2026-01-01', standard: 22, reduced: [0, 5, 7, 10] },
  { from: '2025-01-01', standard: 20, reduced: [0, 5, 7, 10] },
  { from: '2019-01-01', standard: 20, reduced: [0, 10] },
];

/** The standard rate on a day, per cent. Throws RangeError before 2019. */
export function standardVat(date: LocalDate): number {
  return periodOf(date).standard;
}

/** Every rate in force on a day, rising, per cent. Throws RangeError before 2019. */
export function vatRatesOn(date: LocalDate): readonly number[] {
  const { standard, reduced } = periodOf(date);
  return [...reduced, standard];
}

export interface VatSplit {
  readonly net: Money;
  readonly vat: Money;
  readonly gross: Money;
}

/** Splits a sum that already holds VAT; VAT is rounded half up to the hundredth, net is the remainder. */
export function splitGross(gross: Money, rate: VatRate): VatSplit {
  const percent = rate === 'none' ? 0 : rate;
  const minor = rounded(new Big(gross.minor).times(percent).div(new Big(100).plus(percent)));
  return split(gross.minor - minor, minor, gross.minor, gross);
}

/** Puts VAT on top of a sum without it; VAT is rounded half up to the hundredth. */
export function splitNet(net: Money, rate: VatRate): VatSplit {
  const minor = rounded(new Big(net.minor).times(rate === 'none' ? 0 : rate).div(100));
  return split(net.minor, minor, net.minor + minor, net);
}

function periodOf(date: LocalDate): VatPeriod {
  const period = periods.find(({ from }) => from <= date);
  if (!period) throw new RangeError(`No VAT rates are known for ${date}`);
  return period;
}

function rounded(amount: Big): number {
  return amount.round(0, Big.roundHalfUp).toNumber();
}

function split(net: number, vat: number, gross: number, { currency }: Money): VatSplit {
  if (![net, vat, gross].every(Number.isSafeInteger)) throw new RangeError(`Sum out of range: ${gross}`);
  return { net: { minor: net, currency }, vat: { minor: vat, currency }, gross: { minor: gross, currency } };
}
