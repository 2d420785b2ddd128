import { Temporal } from 'temporal-polyfill';
import { workingDaysAfter } from '../calendar/working-days.ts';
import { numeralOf } from './date-words.ts';

/** Whence a date that is not told in full is sought. */
export interface Viewpoint {
  readonly today: Temporal.PlainDate;
  /** `back`: the last such day, for what has happened already; else the next one. */
  readonly lean: 'ahead' | 'back';
}

/** Looking ahead, a date without a year is still the past one if that is at most so many days ago. */
const RECENT_DAYS = 60;
/** Leap days are up to eight years apart. */
const YEARS_APART = 8;
const FARTHEST_DAYS = 3660;

/** The day with these figures, the year of two or four digits; null when there is none. */
export function exactDate(
  year: string | number | undefined,
  month: string | number | undefined,
  day: string | number | undefined,
): Temporal.PlainDate | null {
  const typed = Number(year);
  const full = typed >= 100 ? typed : typed < 80 ? 2000 + typed : 1900 + typed;
  return dateOrNull(full, Number(month), Number(day));
}

/** The day of a year near today; null when no year has it. */
export function yearless(month: number, day: number, { today, lean }: Viewpoint): Temporal.PlainDate | null {
  const limit = lean === 'back' ? today : today.subtract({ days: RECENT_DAYS });
  const step = lean === 'back' ? -1 : 1;
  for (let i = 0; i <= YEARS_APART; i += 1) {
    const date = dateOrNull(limit.year + i * step, month, day);
    if (date && Temporal.PlainDate.compare(date, limit) * step >= 0) return date;
  }
  return null;
}

/** The day of this month or the one beside it; null when neither has it. */
export function dayOfMonth(day: number, { today, lean }: Viewpoint): Temporal.PlainDate | null {
  const step = lean === 'back' ? -1 : 1;
  const here = today.toPlainYearMonth();
  const candidates = [here, here.add({ months: step })].map(({ year, month }) =>
    dateOrNull(year, month, day),
  );
  return candidates.find((date) => date && Temporal.PlainDate.compare(date, today) * step >= 0) ?? null;
}

/** The nearest such weekday (1 is Monday) that is not today; `next` means the week that begins next Monday. */
export function weekday(day: number, which: string, { today, lean }: Viewpoint): Temporal.PlainDate {
  if (/^(?:след|next)/.test(which)) return today.add({ days: 7 - today.dayOfWeek + day });
  if (lean === 'back' || /^(?:прошл|last)/.test(which)) {
    return today.subtract({ days: ((today.dayOfWeek - day + 6) % 7) + 1 });
  }
  return today.add({ days: ((day - today.dayOfWeek + 6) % 7) + 1 });
}

/** So many days, working days, weeks or months after today; one when no count is given. */
export function laterBy(
  count: string | undefined,
  unit: string,
  today: Temporal.PlainDate,
): Temporal.PlainDate | 'too-far' {
  const n = count === undefined ? 1 : /^\d/.test(count) ? Number(count) : numeralOf(count);
  if (n > FARTHEST_DAYS) return 'too-far';
  if (/^(?:раб|working|business)/.test(unit)) {
    return Temporal.PlainDate.from(workingDaysAfter(today.toString(), n));
  }
  if (/^(?:нед|week)/.test(unit)) return today.add({ weeks: n });
  return /^(?:мес|month)/.test(unit) ? today.add({ months: n }) : today.add({ days: n });
}

function dateOrNull(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const first = new Temporal.PlainDate(year, month, 1);
  return day <= first.daysInMonth ? first.with({ day }) : null;
}
