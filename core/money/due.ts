import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  atLocalTime,
  type Instant,
  type LocalDate,
  localDateOf,
  toInstant,
  workingDaysAfter,
} from '../calendar/index.ts';
import { dayKindSchema, daysFromSchema, paymentDayCountSchema } from './rate.ts';

/** Papers and money are dated by the clock of the banks; at ten there it is day in all of Russia. */
export const BANKS = 'Europe/Moscow';

/** A day on which money is owed ends with the office. */
const END_OF_DAY = '18:00';
const MORNING = '10:00';

/** How long after which papers a sum is paid (G-15). */
export const paymentTermsSchema = z.object({
  days: paymentDayCountSchema,
  dayKind: dayKindSchema,
  daysFrom: daysFromSchema,
});
export type PaymentTerms = z.infer<typeof paymentTermsSchema>;

/** How a price is paid: where nothing else was agreed, banking days run from the originals (G-15). */
export function termsOf(
  price: { [Term in keyof PaymentTerms]?: PaymentTerms[Term] | undefined } = {},
): PaymentTerms {
  const { days = 0, dayKind = 'banking', daysFrom = 'originals' } = price;
  return { days, dayKind, daysFrom };
}

/** The terms that all of them have; undefined where they differ, or there are none. */
export function sharedTerms(all: readonly PaymentTerms[]): PaymentTerms | undefined {
  const [first, ...others] = all;
  if (first === undefined) return undefined;
  const { days, dayKind, daysFrom } = first;
  const same = others.every(
    (one) => one.days === days && one.dayKind === dayKind && one.daysFrom === daysFrom,
  );
  return same ? first : undefined;
}

/** How long a deferral is; days are calendar ones unless it says otherwise. */
export type Deferral = Pick<PaymentTerms, 'days'> & { dayKind?: PaymentTerms['dayKind'] | undefined };

/**
 * The last day on which a sum may be paid: `days` after `from`, which itself does not count. Banking days are working
 * days of the production calendar; a calendar day that is no working day moves to the next one.
 */
export function paymentDay(from: LocalDate, { days, dayKind }: Deferral): LocalDate {
  if (dayKind === 'banking') return workingDaysAfter(from, days);
  return workingDaysAfter(Temporal.PlainDate.from(from).add({ days }).toString(), 0);
}

/** The end of a day of payment: 18:00 in `zone`. */
export function endOfPaymentDay(day: LocalDate, zone: string): Instant {
  return toInstant(atLocalTime(Temporal.PlainDate.from(day), END_OF_DAY, zone));
}

/** By which moment a sum is paid whose deferral runs from `basis`: 18:00 in `zone` of the last day. */
export function paymentDue(basis: Instant, terms: Deferral, zone: string): Instant {
  return endOfPaymentDay(paymentDay(localDateOf(basis, zone), terms), zone);
}

/** The morning of a working day on which a debtor is reminded: the `n`-th one after `day`, at ten in `zone`. */
export function reminderMorning(day: LocalDate, n: number, zone: string): Instant {
  const date = Temporal.PlainDate.from(workingDaysAfter(day, n));
  return toInstant(atLocalTime(date, MORNING, zone));
}
