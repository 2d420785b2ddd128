import { addWorkingDays, addWorkingHours, plusMs } from '../calendar/index.ts';
import type { Span } from './obligation.ts';

/** A deadline counted in days falls at the end of a working day, not at the hour at which it happened to begin. */
const END_OF_DAY = 18;

/** The moment so long after another, by the company's working calendar. */
export function after(moment: string, span: Span, zone: string): string {
  if ('minutes' in span) return plusMs(moment, span.minutes * 60_000);
  if ('workingHours' in span) return addWorkingHours(moment, span.workingHours, zone);
  return addWorkingDays(moment, span.workingDays, zone, { atHour: span.atHour ?? END_OF_DAY });
}
