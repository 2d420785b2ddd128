import { z } from 'zod';
import type { DayKind } from '../money/rate.ts';
import { dayKindSchema, MAX_PAYMENT_DAYS, paymentDayCountSchema } from '../money/rate.ts';
import { takePaymentTerms } from './payment-terms.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

export const paymentDaysSchema = z.strictObject({
  days: paymentDayCountSchema,
  dayKind: z.exactOptional(dayKindSchema),
});
/** The length of a deferral; the kind of days is missing when it was not told. */
export interface PaymentDays {
  readonly days: number;
  readonly dayKind?: DayKind;
}

export const paymentDaysProblems = [...lineProblems, 'not-understood', 'negative', 'too-big'] as const;
export type PaymentDaysProblem = (typeof paymentDaysProblems)[number];

/** `10 дней`, `10 б.д.`, `10 банковских дней`, `10`. Of `5-7 дней` the later counts. */
export function parsePaymentDays(text: string): Parsed<PaymentDays, PaymentDaysProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  if (/^(?:-|минус )/.test(line.value)) return refused('negative');
  const typed = /^\d+$/.test(line.value) ? `${line.value.replace(/^0+(?=\d)/, '')} д` : line.value;
  if (/^\d{9,}/.test(typed)) return refused('too-big', { max: MAX_PAYMENT_DAYS });
  const taken = takePaymentTerms(typed);
  if (!taken) return refused('too-big', { max: MAX_PAYMENT_DAYS });
  const { days, dayKind, daysFrom } = taken.value;
  if (days === undefined || daysFrom !== undefined || taken.rest.trim() !== '')
    return refused('not-understood');
  return understood(dayKind === undefined ? { days } : { days, dayKind });
}
