import { z } from 'zod';
import { moneySchema } from './money.ts';
import type { VatSplit } from './vat.ts';
import { splitGross, splitNet, vatRateSchema } from './vat.ts';

/** How it is paid: безнал, наличные, на карту. */
export const paymentFormSchema = z.enum(['cashless', 'cash', 'card']);
export type PaymentForm = z.infer<typeof paymentFormSchema>;

/** What starts the deferral: scans, originals, unloading, the invoice. */
export const daysFromSchema = z.enum(['scan', 'originals', 'unloading', 'invoice']);
export type DaysFrom = z.infer<typeof daysFromSchema>;

/** Banking days are working days of the production calendar. */
export const dayKindSchema = z.enum(['banking', 'calendar']);
export type DayKind = z.infer<typeof dayKindSchema>;

export const MAX_PAYMENT_DAYS = 365;
export const paymentDayCountSchema = z.int().min(0).max(MAX_PAYMENT_DAYS);

/** The price of a carriage with its terms of payment (ставка). */
export const rateSchema = z.strictObject({
  amount: moneySchema,
  vat: vatRateSchema,
  vatIncluded: z.boolean(),
  form: paymentFormSchema,
  days: paymentDayCountSchema,
  daysFrom: daysFromSchema,
  dayKind: dayKindSchema,
});
export type Rate = z.infer<typeof rateSchema>;

/** What the rate is without VAT, the VAT itself, and what is paid. */
export function splitRate(rate: Pick<Rate, 'amount' | 'vat' | 'vatIncluded'>): VatSplit {
  return rate.vatIncluded ? splitGross(rate.amount, rate.vat) : splitNet(rate.amount, rate.vat);
}
