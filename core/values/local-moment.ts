import type { Temporal } from 'temporal-polyfill';

/**
 * The moment when clocks in `zone` show that many minutes (0–1440) past midnight of `date`; null when they skip it.
 * A time shown twice is the earlier moment, or the `later` one.
 */
export function localMoment(
  date: Temporal.PlainDate,
  minutes: number,
  zone: string,
  twice: 'earlier' | 'later' = 'earlier',
): Temporal.ZonedDateTime | null {
  const wall = date.toPlainDateTime().add({ minutes });
  const moment = wall.toZonedDateTime(zone, { disambiguation: twice });
  return moment.toPlainDateTime().equals(wall) ? moment : null;
}
