import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalTime } from './instant.ts';
import { atLocalTime, inZone, toInstant } from './instant.ts';
import { isWorkingDay } from './working-days.ts';

export interface Workday {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

export const OFFICE_DAY: Workday = { from: '09:00', to: '18:00' };

const MAX_HOURS = 10_000;

/**
 * The moment by which `hours` (fractions allowed) of working time have passed since `instant`, counting only
 * `workday` on working days in `zone`. Time that ends with the day ends today, not tomorrow morning.
 * Throws RangeError for negative or absurd hours and for a workday that ends before it begins.
 */
export function addWorkingHours(
  instant: Instant,
  hours: number,
  zone: string,
  workday: Workday = OFFICE_DAY,
): Instant {
  if (!(hours >= 0 && hours <= MAX_HOURS)) throw new RangeError(`Working hours out of range: ${hours}`);
  if (workday.to <= workday.from) throw new RangeError(`Workday ends before it begins: ${workday.to}`);
  const start = inZone(instant, zone);
  let leftMs = Math.round(hours * 3_600_000);
  for (let date = start.toPlainDate(); ; date = date.add({ days: 1 })) {
    if (!isWorkingDay(date.toString())) continue;
    const opens = later(atLocalTime(date, workday.from, zone), start);
    const closes = atLocalTime(date, workday.to, zone);
    const openMs = closes.epochMilliseconds - opens.epochMilliseconds;
    if (openMs <= 0) continue;
    if (leftMs <= openMs) return toInstant(opens.add({ milliseconds: leftMs }));
    leftMs -= openMs;
  }
}

/** How much working time, in hours, lies between two moments; 0 where `to` is not after `from`. */
export function workingHoursBetween(
  from: Instant,
  to: Instant,
  zone: string,
  workday: Workday = OFFICE_DAY,
): number {
  const start = inZone(from, zone);
  const end = inZone(to, zone);
  let openMs = 0;
  for (
    let date = start.toPlainDate();
    Temporal.PlainDate.compare(date, end.toPlainDate()) <= 0;
    date = date.add({ days: 1 })
  ) {
    if (!isWorkingDay(date.toString())) continue;
    const opens = later(atLocalTime(date, workday.from, zone), start);
    const closes = earlier(atLocalTime(date, workday.to, zone), end);
    openMs += Math.max(0, closes.epochMilliseconds - opens.epochMilliseconds);
  }
  return openMs / 3_600_000;
}

function earlier(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return later(a, b) === a ? b : a;
}

function later(a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.compare(a, b) >= 0 ? a : b;
}
