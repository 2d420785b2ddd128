import type { Temporal } from 'temporal-polyfill';
import type { DateReading } from './date-reader.ts';
import { dottedDate, readDate, readDateLast } from './date-reader.ts';
import type { Viewpoint } from './date-seeking.ts';
import { monthWord } from './date-words.ts';
import { readTime } from './time-reader.ts';

/** Minutes past midnight of the window's first day; open ends are null. */
export interface Hours {
  readonly from: number | null;
  readonly to: number | null;
}

/** What a line says about a window before zones and clocks come in. */
export interface WindowReading {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  readonly hours: Hours;
}

type DateProblemReading = Exclude<DateReading, { kind: 'date' }>;
export type WindowOutcome = WindowReading | DateProblemReading | 'no-date' | null;

const WHOLE_DAY: Hours = { from: null, to: null };

const namedHours: readonly (readonly [RegExp, Hours])[] = [
  [/^(?:весь день|целый день|в течение дня|круглосуточно|all day|whole day|any time|24\/7)$/, WHOLE_DAY],
  [/^(?:утром|с утра|morning|in the morning)$/, { from: 8 * 60, to: 12 * 60 }],
  [/^(?:до обеда|before noon)$/, { from: null, to: 12 * 60 }],
  [/^(?:днем|после обеда|afternoon|in the afternoon)$/, { from: 13 * 60, to: 18 * 60 }],
  [/^(?:вечером|evening|in the evening)$/, { from: 18 * 60, to: 22 * 60 }],
];

const joint = /^(?:-|\/|до|по|to|till|until|and|и)\s*/;
const sharedMonth = new RegExp(
  `^(?:с )?(\\d{1,2})(?: ?- ?| по | до )(\\d{1,2})([./]\\d{1,2}(?:[./](?:\\d{4}|\\d{2}))?| (?:${monthWord})(?![\\p{L}\\d])(?: \\d{4})?)(?![./\\d])`,
  'u',
);

/**
 * Reads a folded line as a window: a day or two, hours or none. Null when it is not one, `no-date` when only the
 * hours are there and no `day` is given.
 */
export function readWindow(line: string, from: Viewpoint, day: Temporal.PlainDate | null): WindowOutcome {
  const hoursOnly = dottedDate.test(line) ? null : readHours(line);
  if (hoursOnly) return day ? { first: day, last: day, hours: hoursOnly } : 'no-date';
  const straight = readDayFirst(line, from);
  if (straight && 'hours' in straight) return straight;
  const turned = readDateLast(line, from);
  const hours = turned && readHours(turned.before);
  return turned && hours ? { first: turned.date, last: turned.date, hours } : straight;
}

function readDayFirst(line: string, from: Viewpoint): WindowReading | DateProblemReading | null {
  const spread = line.replace(sharedMonth, '$1$3 - $2$3');
  const first = readDate(spread.replace(/^(?:с|from) (?=\d)/, ''), from);
  if (first?.kind !== 'date') return first;
  const rest = first.rest.replace(/^[\s,]+/, '');
  const hours = rest === '' ? WHOLE_DAY : readHours(rest);
  if (hours) return { first: first.date, last: first.date, hours };
  return readSecondDay(first.date, rest, from);
}

/** `9-12`, `с 9:00 до 18:00`, `до 14`, `после 15`, `весь день`, `14:30` (a moment: both ends the same). */
function readHours(text: string): Hours | null {
  const named = namedHours.find(([words]) => words.test(text));
  if (named) return named[1];
  const till = /^(?:не позднее|не позже|до|к|by|before|till|until)\s+(?=\d)/.exec(text);
  if (till) {
    const to = readTime(text.slice(till[0].length));
    return to?.rest === '' ? { from: /^(?:к|by)\s/.test(text) ? to.minutes : null, to: to.minutes } : null;
  }
  const open = /^(?:с|от|после|начиная с|между|from|after|between)\s+(?=\d)/.exec(text);
  const from = readTime(open ? text.slice(open[0].length) : text);
  if (!from) return null;
  if (from.rest === '') return { from: from.minutes, to: open ? null : from.minutes };
  const to = joint.test(from.rest) ? readTime(from.rest.replace(joint, '')) : null;
  return to?.rest === '' ? { from: from.minutes, to: to.minutes } : null;
}

/** `25.11 9:00 - 26.11 12:00`, `25.11 - 27.11`. */
function readSecondDay(
  first: Temporal.PlainDate,
  rest: string,
  from: Viewpoint,
): WindowReading | DateProblemReading | null {
  const start = joint.test(rest) ? null : readTime(rest.replace(/^(?:с|от|from) /, ''));
  const between = start ? start.rest : rest;
  if (!joint.test(between)) return null;
  const last = readDate(between.replace(joint, ''), from);
  if (last?.kind !== 'date') return last;
  const tail = last.rest.replace(/^[\s,]+/, '').replace(/^(?:до|till|until) /, '');
  const to = tail === '' ? null : readTime(tail);
  if (tail !== '' && to?.rest !== '') return null;
  return { first, last: last.date, hours: { from: start?.minutes ?? null, to: to?.minutes ?? null } };
}
