import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { LocalDate } from '../calendar/instant.ts';
import { instantSchema, inZone, toInstant } from '../calendar/instant.ts';
import type { TimeContext } from './date.ts';
import { checkedDay, dateProblems } from './date.ts';
import { localMoment } from './local-moment.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine } from './tidy.ts';
import type { WindowReading } from './window-reader.ts';
import { readWindow } from './window-reader.ts';

/** When a truck may come: both ends belong to it; equal ends mean an exact time. */
export const windowSchema = z
  .strictObject({ from: instantSchema, to: instantSchema })
  .refine(({ from, to }) => from <= to);
export type TimeWindow = z.infer<typeof windowSchema>;

export const windowProblems = [
  ...dateProblems,
  'no-date',
  'no-such-time',
  'ends-before-start',
  'too-long-window',
] as const;
export type WindowProblem = (typeof windowProblems)[number];

export interface WindowContext extends Omit<TimeContext, 'future'> {
  /** The day meant when only hours are typed; without it that is the problem `no-date`. */
  readonly day?: LocalDate;
}

const LAST_MINUTE = 23 * 60 + 59;
const DAY_MINUTES = 1440;
/** Over midnight (`22-6`) a window may be so long; longer ones are a slip. */
const LONGEST_NIGHT = 16 * 60;
const LONGEST_DAYS = 31;

/**
 * A window: `завтра 9-12`, `25.11 с 9:00 до 18:00`, `26.11 весь день`, `25.11 9:00 - 26.11 12:00`, `завтра до 14`.
 * A day begins at 00:00 and ends at 23:59; `сегодня до 14` begins now.
 */
export function parseWindow(text: string, context: WindowContext): Parsed<TimeWindow, WindowProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const now = inZone(context.now, context.zone);
  const today = now.toPlainDate();
  const day = context.day === undefined ? null : Temporal.PlainDate.from(context.day);
  const reading = readWindow(line.value.replace(/[ .,!]+$/, ''), { today, lean: 'ahead' }, day);
  if (reading === null) return refused('not-understood');
  if (reading === 'no-date') return refused('no-date');
  if ('kind' in reading) {
    if (reading.kind === 'weekday-differs') return refused(reading.kind, { date: reading.date.toString() });
    return refused(reading.kind);
  }
  for (const end of [reading.first, reading.last]) {
    const checked = checkedDay(end, today, context.past === 'refuse' ? { past: 'refuse' } : {});
    if (!checked.ok) return checked;
  }
  return inClocks(reading, now, context);
}

function inClocks(
  reading: WindowReading,
  now: Temporal.ZonedDateTime,
  context: WindowContext,
): Parsed<TimeWindow, WindowProblem> {
  const { first, hours } = reading;
  const overnight = endsNextDay(reading);
  if (overnight === null || Temporal.PlainDate.compare(reading.last, first) < 0)
    return refused('ends-before-start');
  const last = overnight ? reading.last.add({ days: 1 }) : reading.last;
  if (first.until(last).days > LONGEST_DAYS) return refused('too-long-window', { days: LONGEST_DAYS });
  const to = localMoment(last, Math.min(hours.to ?? LAST_MINUTE, LAST_MINUTE), context.zone, 'later');
  if (!to) return refused('no-such-time');
  const from = hours.from === null ? openStart(first, now, to) : localMoment(first, hours.from, context.zone);
  if (!from) return refused('no-such-time');
  if (context.past === 'refuse' && Temporal.ZonedDateTime.compare(to, now) < 0) {
    return refused('in-the-past', { at: toInstant(to) });
  }
  const value = { from: toInstant(from), to: toInstant(to) };
  return value.from <= value.to ? understood(value) : refused('ends-before-start');
}

/** Whether the hours of one day run over midnight; null when they can only be a slip. */
function endsNextDay({ first, last, hours }: WindowReading): boolean | null {
  if (hours.from === null || hours.to === null || !first.equals(last) || hours.to >= hours.from) return false;
  return DAY_MINUTES - hours.from + hours.to <= LONGEST_NIGHT ? true : null;
}

/** Midnight, or now if that is within the window's only or first day. */
function openStart(
  day: Temporal.PlainDate,
  now: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  const isRunning = day.equals(now.toPlainDate()) && Temporal.ZonedDateTime.compare(now, to) <= 0;
  return isRunning ? now : day.toZonedDateTime(now.timeZoneId);
}
