import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A moment: ISO 8601 in UTC with milliseconds, `2026-11-25T06:00:00.000Z`. Sorts as text. */
export type Instant = string;

/** A day without a zone, `2026-11-25`. */
export type LocalDate = string;

/** A time of day, 24 hours, `09:30`. */
export type LocalTime = string;

export const instantSchema = z.iso.datetime({ precision: 3 });
export const localDateSchema = z.iso.date();

/** The moment as an {@link Instant}; anything finer than a millisecond is cut off. */
export function toInstant(moment: Temporal.Instant | Temporal.ZonedDateTime): Instant {
  return Temporal.Instant.fromEpochMilliseconds(moment.epochMilliseconds).toString({
    fractionalSecondDigits: 3,
  });
}

/** The moment so many milliseconds after this one; before it where they are negative. */
export function plusMs(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString();
}

/** The moment as a wall clock in `zone` (an IANA name) shows it. Throws RangeError for an unknown zone. */
export function inZone(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

/** The calendar day of the moment in `zone`. */
export function localDateOf(instant: Instant, zone: string): LocalDate {
  return inZone(instant, zone).toPlainDate().toString();
}

/** The moment when a clock in `zone` shows this day and time; a time that clocks skip moves forward. */
export function atLocalTime(date: Temporal.PlainDate, time: LocalTime, zone: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) });
}

/** The first moment of the month in which `instant` lies in `zone`. */
export function startOfMonth(instant: Instant, zone: string): Instant {
  return toInstant(atLocalTime(inZone(instant, zone).toPlainDate().with({ day: 1 }), '00:00', zone));
}
