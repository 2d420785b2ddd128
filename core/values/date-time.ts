import type { Temporal } from 'temporal-polyfill';
import type { Instant } from '../calendar/instant.ts';
import { instantSchema, inZone, toInstant } from '../calendar/instant.ts';
import type { TimeContext } from './date.ts';
import { checkedDay, dateProblems, viewpoint } from './date.ts';
import { readDate, readDateLast } from './date-reader.ts';
import type { Viewpoint } from './date-seeking.ts';
import { localMoment } from './local-moment.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine } from './tidy.ts';
import { readSpan, readTime } from './time-reader.ts';

export const dateTimeSchema = instantSchema;

export const dateTimeProblems = [...dateProblems, 'no-time', 'no-date', 'no-such-time'] as const;
export type DateTimeProblem = (typeof dateTimeProblems)[number];

const looksLikeTime = /^(?:(?:в|во|к|с|at) )?\d{1,4}(?: ?[:.] ?\d{1,4})?$/;

/**
 * A moment: `завтра 14:00`, `25.11 с 9 утра`, `сегодня в 18`, `25.11 14-30`, `через 2 часа`. A time that clocks show twice is the
 * earlier moment; one that they skip is refused.
 */
export function parseDateTime(text: string, context: TimeContext): Parsed<Instant, DateTimeProblem> {
  const folded = foldLine(text);
  if (!folded.ok) return folded;
  const line = folded.value.replace(/[ .,!]+$/, '');
  const now = inZone(context.now, context.zone);
  const soon = readSpan(line);
  if (soon !== null) return checkedMoment(now.add({ minutes: soon }), now, context);
  const reading = readDayAndTime(line, viewpoint(now.toPlainDate(), context));
  if (!reading.ok) return reading;
  const { date, minutes } = reading.value;
  const day = checkedDay(date, now.toPlainDate(), context);
  if (!day.ok) return day;
  const moment = localMoment(date, minutes, context.zone);
  return moment ? checkedMoment(moment, now, context) : refused('no-such-time');
}

interface DayAndTime {
  readonly date: Temporal.PlainDate;
  readonly minutes: number;
}

function readDayAndTime(line: string, from: Viewpoint): Parsed<DayAndTime, DateTimeProblem> {
  const straight = readDayFirst(line, from);
  if (straight.ok) return straight;
  const turned = readDateLast(line, from);
  const time = turned && readTime(turned.before);
  return turned && time?.rest === '' ? understood({ date: turned.date, minutes: time.minutes }) : straight;
}

function readDayFirst(line: string, from: Viewpoint): Parsed<DayAndTime, DateTimeProblem> {
  const reading = readDate(line, from);
  if (!reading) return refused(readTime(line)?.rest === '' ? 'no-date' : 'not-understood');
  if (reading.kind === 'weekday-differs') return refused(reading.kind, { date: reading.date.toString() });
  if (reading.kind !== 'date') return refused(reading.kind);
  const rest = reading.rest.replace(/^[\s,]+/, '').replace(/^(?:t(?=\d)|до |until |till )/, '');
  if (rest === '') return refused('no-time');
  const time = readTime(rest);
  if (time?.rest === '') return understood({ date: reading.date, minutes: time.minutes });
  return refused(looksLikeTime.test(rest) ? 'no-such-time' : 'not-understood');
}

function checkedMoment(
  moment: Temporal.ZonedDateTime,
  now: Temporal.ZonedDateTime,
  context: TimeContext,
): Parsed<Instant, DateTimeProblem> {
  const value = toInstant(moment);
  const ahead = moment.epochMilliseconds - now.epochMilliseconds;
  if (ahead < 0 && context.past === 'refuse') return refused('in-the-past', { at: value });
  if (ahead > 0 && context.future === 'refuse') return refused('in-the-future', { at: value });
  return understood(value);
}
