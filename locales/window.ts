import { Temporal } from 'temporal-polyfill';
import type { Text, TextParam } from '../core/texts/text.ts';

type At = Extract<TextParam, { at: string }>;

/**
 * A window as people say it: hours within a day, "all day" from 0:00 to 23:59, an exact time when both ends are one.
 * Where the clocks of the place differ from the company's, it says so.
 */
export function windowText(params: Record<string, TextParam>, companyZone: string): Text {
  const { from, to } = params as { from: At; to: At };
  const zone = from.zone ?? companyZone;
  const [start, end] = [from, to].map(({ at }) => Temporal.Instant.from(at).toZonedDateTimeISO(zone));
  if (start === undefined || end === undefined) throw new Error('a window has two ends');
  const text: Text = {
    key: `window.${shape(start, end)}`,
    params: {
      day: { ...from, as: 'day' },
      fromDay: { ...from, as: 'day' },
      toDay: { ...to, as: 'day' },
      from: { ...from, as: 'time' },
      to: { ...to, as: 'time' },
    },
  };
  const here = start.withTimeZone(companyZone);
  return start.offset === here.offset ? text : { key: 'window.otherZone', params: { window: { text } } };
}

function shape(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): string {
  const fromMidnight = start.hour === 0 && start.minute === 0;
  const toMidnight = end.hour === 23 && end.minute === 59;
  const sameDay = start.toPlainDate().equals(end.toPlainDate());
  if (!sameDay) return fromMidnight && toMidnight ? 'wholeDays' : 'days';
  if (start.equals(end)) return 'exact';
  if (fromMidnight && toMidnight) return 'allDay';
  if (fromMidnight) return 'until';
  return toMidnight ? 'from' : 'hours';
}
