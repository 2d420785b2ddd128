import type { Temporal } from 'temporal-polyfill';
import type { Viewpoint } from './date-seeking.ts';
import { dayOfMonth, exactDate, laterBy, weekday, yearless } from './date-seeking.ts';
import {
  monthOf,
  monthWord,
  numeralWord,
  relativeDayOf,
  relativeDayWord,
  weekdayOf,
  weekdayWord,
} from './date-words.ts';

/** A date at the start of a line and what follows it, or why the words that look like one are not. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: Temporal.PlainDate; readonly rest: string }
  | { readonly kind: 'no-such-date' }
  | { readonly kind: 'too-far' }
  | { readonly kind: 'weekday-differs'; readonly date: Temporal.PlainDate };

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, from: Viewpoint) => Temporal.PlainDate | 'too-far' | null;
}

// A date ends where its letters and digits do, or at the T of ISO 8601.
const END = '(?:(?![\\p{L}\\d])|(?=t\\d))\\.?';

const rules: readonly Rule[] = [
  rule(`(?:на |the )?(${relativeDayWord})`, (m, { today }) => today.add({ days: relativeDayOf(m[1] ?? '') })),
  rule('(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})', (m) => exactDate(m[1], m[3], m[4])),
  rule('(\\d{1,2})([-./])(\\d{1,2})\\2(\\d{4}|\\d{2})(?: ?г(?:ода)?)?', (m) => exactDate(m[4], m[3], m[1])),
  rule('(\\d{1,2})[./-](\\d{1,2})', (m, from) => yearless(Number(m[2]), Number(m[1]), from)),
  rule(
    `(\\d{1,2})(?:-?го|-?е|st|nd|rd|th)? ?(?:of )?(${monthWord})\\.?,? (\\d{4}|\\d{2}(?= ?г))(?: ?г(?:ода)?)?`,
    (m) => exactDate(m[3], monthOf(m[2] ?? ''), m[1]),
  ),
  rule(`(\\d{1,2})(?:-?го|-?е|st|nd|rd|th)? ?(?:of )?(${monthWord})`, (m, from) =>
    yearless(monthOf(m[2] ?? ''), Number(m[1]), from),
  ),
  rule(`(${monthWord})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})`, (m) =>
    exactDate(m[3], monthOf(m[1] ?? ''), m[2]),
  ),
  rule(`(${monthWord})\\.? (\\d{1,2})(?:st|nd|rd|th)?`, (m, from) =>
    yearless(monthOf(m[1] ?? ''), Number(m[2]), from),
  ),
  rule('(\\d{1,2})(?:-?го|-е|-?ое| числа|-?го числа|st|nd|rd|th)', (m, from) =>
    dayOfMonth(Number(m[1]), from),
  ),
  rule('через день', (_, { today }) => today.add({ days: 2 })),
  rule(
    `(?:через|спустя|in) (?:(\\d{1,9}|${numeralWord}) )?(раб\\p{L}*\\.? дн\\p{L}*|(?:working|business) days?|дн\\p{L}*|день|сут\\p{L}*|days?|недел\\p{L}*|weeks?|мес\\p{L}*|months?)`,
    (m, from) => laterBy(m[1], m[2] ?? '', from.today),
  ),
  rule(
    `(?:(?:в|во|на|к|on|this) )?(?:(следующ\\p{L}*|след\\.?|next|прошл\\p{L}*|last|эт\\p{L}*|ближайш\\p{L}*) )?(${weekdayWord})`,
    (m, from) => weekday(weekdayOf(m[2] ?? ''), m[1] ?? '', from),
  ),
];

/** At the start of a line `12.11` is a day of November, not a time. */
export const dottedDate = /^(?:с |до |от |from |to )?\d{1,2}[./](?:0?[1-9]|1[0-2])(?!\d)/;

const leadingWeekday = new RegExp(`^(?:(?:в|во|on) )?(${weekdayWord})\\.?,? (?=\\d)`, 'u');
const trailingWeekday = new RegExp(`^,? ?\\(?(?:(?:в|во|on) )?(${weekdayWord})(?![\\p{L}\\d])\\)?`, 'u');

/** Reads the date a folded line begins with; null when it begins with something else. */
export function readDate(line: string, from: Viewpoint): DateReading | null {
  const leading = leadingWeekday.exec(line);
  const reading = readBare(leading ? line.slice(leading[0].length) : line, from);
  if (reading?.kind !== 'date') return reading;
  const trailing = leading ?? trailingWeekday.exec(reading.rest);
  if (!trailing) return reading;
  if (weekdayOf(trailing[1] ?? '') !== reading.date.dayOfWeek)
    return { kind: 'weekday-differs', date: reading.date };
  return { ...reading, rest: leading ? reading.rest : reading.rest.slice(trailing[0].length) };
}

/** A date at the end of a line and what comes before it, which is no date: `14:00 завтра`. Else null. */
export function readDateLast(
  line: string,
  from: Viewpoint,
): { readonly date: Temporal.PlainDate; readonly before: string } | null {
  if (dottedDate.test(line)) return null;
  for (let at = line.indexOf(' '); at !== -1; at = line.indexOf(' ', at + 1)) {
    const reading = readDate(line.slice(at + 1), from);
    if (reading?.kind === 'date' && reading.rest === '') {
      return { date: reading.date, before: line.slice(0, at).replace(/,$/, '') };
    }
  }
  return null;
}

function readBare(line: string, from: Viewpoint): DateReading | null {
  for (const { pattern, read } of rules) {
    const match = pattern.exec(line);
    if (!match) continue;
    const date = read(match, from);
    if (date === 'too-far') return { kind: 'too-far' };
    return date ? { kind: 'date', date, rest: line.slice(match[0].length) } : { kind: 'no-such-date' };
  }
  return null;
}

function rule(source: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(`^(?:${source})${END}`, 'u'), read };
}
