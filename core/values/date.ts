import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate } from '../calendar/instant.ts';
import { inZone, localDateSchema } from '../calendar/instant.ts';
import { readDate } from './date-reader.ts';
import type { Viewpoint } from './date-seeking.ts';
import { dayOfMonth } from './date-seeking.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

export const dateSchema = localDateSchema;

export const dateProblems = [
  ...lineProblems,
  'not-understood',
  'no-such-date',
  'weekday-differs',
  'too-far',
  'in-the-past',
  'in-the-future',
] as const;
export type DateProblem = (typeof dateProblems)[number];

export interface TimeContext {
  readonly now: Instant;
  /** IANA zone whose days and hours are meant. */
  readonly zone: string;
  /** Refuses what is over: `in-the-past`. */
  readonly past?: 'allow' | 'refuse';
  /** Refuses what is yet to come: `in-the-future`. */
  readonly future?: 'allow' | 'refuse';
}

/** `25 11`, `25,11 26`: unmistakable when there is nothing else. */
const spacedFigures = /^(\d{1,2})[ ,](\d{1,2})(?:[ ,](\d{4}|\d{2}))?$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/**
 * A day: `25.11`, `25 ноября`, `завтра`, `в пятницу`, `через 3 дня`, `25.11.26`, `25`, `next monday`. Without a year it
 * is the next such day, unless the last one was within 60 days.
 */
export function parseDate(text: string, context: TimeContext): Parsed<LocalDate, DateProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const today = inZone(context.now, context.zone).toPlainDate();
  const typed = line.value
    .replace(/[ .,!]+$/, '')
    .replace(/^(?:на|к|до|с|от|by|on|until|from) (?=\d)/, '')
    .replace(/^(?:до|by|until) (?=\p{L})/u, '')
    .replace(spacedFigures, dotted);
  const date = wholeDate(typed, viewpoint(today, context));
  return date.ok ? checkedDay(date.value, today, context) : date;
}

/** Where dates are sought: back in time when the future is refused. */
export function viewpoint(today: Temporal.PlainDate, { future }: Pick<TimeContext, 'future'>): Viewpoint {
  return { today, lean: future === 'refuse' ? 'back' : 'ahead' };
}

/** Refuses years out of reach and, as the context asks, days before or after today. */
export function checkedDay(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  context: Pick<TimeContext, 'past' | 'future'>,
): Parsed<LocalDate, 'too-far' | 'in-the-past' | 'in-the-future'> {
  const value = date.toString();
  const order = Temporal.PlainDate.compare(date, today);
  if (date.year < FIRST_YEAR || date.year > LAST_YEAR) return refused('too-far');
  if (order < 0 && context.past === 'refuse') return refused('in-the-past', { date: value });
  if (order > 0 && context.future === 'refuse') return refused('in-the-future', { date: value });
  return understood(value);
}

function dotted(_: string, day: string, month: string, year?: string): string {
  return [day, month, year].filter(Boolean).join('.');
}

function wholeDate(
  line: string,
  from: Viewpoint,
): Parsed<Temporal.PlainDate, 'not-understood' | 'no-such-date' | 'too-far' | 'weekday-differs'> {
  if (/^\d{1,2}$/.test(line)) {
    const date = dayOfMonth(Number(line), from);
    return date ? understood(date) : refused('no-such-date');
  }
  const reading = readDate(line, from);
  if (!reading) return refused('not-understood');
  if (reading.kind === 'weekday-differs') return refused(reading.kind, { date: reading.date.toString() });
  if (reading.kind !== 'date') return refused(reading.kind);
  return reading.rest === '' ? understood(reading.date) : refused('not-understood');
}
