import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate, LocalTime } from './instant.ts';
import { atLocalTime, inZone, toInstant } from './instant.ts';
import { productionYears } from './production-calendar.ts';

const MAX_STEP = 10_000;

const daysOff = new Set(Object.values(productionYears).flatMap((year) => year.daysOff));
const workingWeekends = new Set(Object.values(productionYears).flatMap((year) => year.workingWeekends));

/** Whether offices and banks work on this day in Russia. In a year that has no data: Monday to Friday. */
export function isWorkingDay(date: LocalDate): boolean {
  return isWorking(Temporal.PlainDate.from(date));
}

/**
 * The day `n` working days after `date` (before it when `n` is negative). With 0: the same day, or the next
 * working day if it is a day off. Throws RangeError when `n` is not an integer within ±10 000.
 */
export function workingDaysAfter(date: LocalDate, n: number): LocalDate {
  return step(Temporal.PlainDate.from(date), n).toString();
}

/**
 * The moment `n` working days later in `zone`, at the same time of day or at `atHour` (0–23).
 * Counts as {@link workingDaysAfter} does.
 */
export function addWorkingDays(
  instant: Instant,
  n: number,
  zone: string,
  options: { readonly atHour?: number } = {},
): Instant {
  const start = inZone(instant, zone);
  const plainTime =
    options.atHour === undefined ? start.toPlainTime() : new Temporal.PlainTime(options.atHour);
  return toInstant(step(start.toPlainDate(), n).toZonedDateTime({ timeZone: zone, plainTime }));
}

/** Calendar days from one day to another, negative where it lies before. */
export function calendarDaysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** Working days after `from` up to and with `to`: none within a day or a weekend. Never negative. */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  const n = Math.max(0, calendarDaysBetween(from, to));
  const first = Temporal.PlainDate.from(from);
  return Array.from({ length: n }, (_, day) => first.add({ days: day + 1 })).filter(isWorking).length;
}

/** The first moment strictly after `instant` when it is `time` on a working day in `zone`. */
export function nextWorkingTime(instant: Instant, zone: string, time: LocalTime): Instant {
  const start = inZone(instant, zone);
  let date = step(start.toPlainDate(), 0);
  let moment = atLocalTime(date, time, zone);
  while (Temporal.ZonedDateTime.compare(moment, start) <= 0) {
    date = step(date, 1);
    moment = atLocalTime(date, time, zone);
  }
  return toInstant(moment);
}

function isWorking(day: Temporal.PlainDate): boolean {
  const date = day.toString();
  return day.dayOfWeek <= 5 ? !daysOff.has(date) : workingWeekends.has(date);
}

function step(from: Temporal.PlainDate, n: number): Temporal.PlainDate {
  if (!Number.isInteger(n) || Math.abs(n) > MAX_STEP) throw new RangeError(`Working days out of range: ${n}`);
  const days = n < 0 ? -1 : 1;
  let date = from;
  let left = Math.abs(n);
  while (left > 0 || !isWorking(date)) {
    date = date.add({ days });
    if (left > 0 && isWorking(date)) left -= 1;
  }
  return date;
}
