import { Temporal } from 'temporal-polyfill';
import { atLocalTime, type Instant, inZone, type LocalDate, type LocalTime, toInstant } from './instant.ts';

/** The moment when it is `time` in `zone` on the day after `date`, a day off or not. */
export function onTheDayAfter(date: LocalDate, time: LocalTime, zone: string): Instant {
  return toInstant(atLocalTime(Temporal.PlainDate.from(date).add({ days: 1 }), time, zone));
}

/** The first moment strictly after `instant` when it is `time` in `zone`, on any day of the week. */
export function nextDailyTime(instant: Instant, time: LocalTime, zone: string): Instant {
  const start = inZone(instant, zone);
  const today = atLocalTime(start.toPlainDate(), time, zone);
  const isAhead = Temporal.ZonedDateTime.compare(today, start) > 0;
  return isAhead ? toInstant(today) : onTheDayAfter(start.toPlainDate().toString(), time, zone);
}

/** How many calendar days lie between: negative where `to` is the earlier one. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** The day so many calendar days later. */
export function daysLater(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}
