import { z } from 'zod';
import { type Instant, type LocalTime, nextWorkingTime } from '../calendar/index.ts';
import { type Person, STAFF_CHANNELS } from './person.ts';

/** What can wait is told at once, or gathered and told at these hours of the company's working days. */
export const DIGEST_HOURS = {
  once: [],
  thrice: ['09:00', '13:00', '17:00'],
  daily: ['09:00'],
} as const satisfies Record<string, LocalTime[]>;

export const WHENS = Object.keys(DIGEST_HOURS) as (keyof typeof DIGEST_HOURS)[];
export const WHERES = [...STAFF_CHANNELS, 'both'] as const;

/** In which messenger a colleague wants to hear, and when. Absent: where it was linked last, and at once. */
export const notifySchema = z.object({
  where: z.enum(WHERES).optional(),
  when: z.enum(WHENS).optional(),
});

export type Notify = z.infer<typeof notifySchema>;

/** Whether what can wait is gathered for this person. */
export function isGathered({ roles, notify }: Person): boolean {
  return roles.length > 0 && DIGEST_HOURS[notify?.when ?? 'once'].length > 0;
}

/** When what comes at this moment and can wait is told to the person; null: at once. */
export function toldAt(person: Person, at: Instant, zone: string): Instant | null {
  if (!isGathered(person)) return null;
  const hours = DIGEST_HOURS[person.notify?.when ?? 'once'];
  const moments = hours.map((hour) => nextWorkingTime(at, zone, hour));
  return moments.toSorted()[0] ?? null;
}
