import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalTime } from './instant.ts';
import { atLocalTime, inZone, toInstant } from './instant.ts';

/** Hours when nobody is disturbed: from `from` until `to`, over midnight when `to` is the earlier one. */
export interface QuietHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** `instant` itself, or the end of the quiet hours it falls into in `zone`. Equal ends mean no quiet hours. */
export function outsideQuietHours(instant: Instant, zone: string, quiet: QuietHours): Instant {
  const moment = inZone(instant, zone);
  const time = moment.toPlainTime();
  const sinceStart = Temporal.PlainTime.compare(time, quiet.from) >= 0;
  const beforeEnd = Temporal.PlainTime.compare(time, quiet.to) < 0;
  const overMidnight = quiet.to < quiet.from;
  const isQuiet = overMidnight ? sinceStart || beforeEnd : sinceStart && beforeEnd;
  if (!isQuiet) return instant;
  const endDay = overMidnight && sinceStart ? moment.toPlainDate().add({ days: 1 }) : moment.toPlainDate();
  return toInstant(atLocalTime(endDay, quiet.to, zone));
}
