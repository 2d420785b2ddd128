import type { Role } from '../people/role.ts';
import type { Rung } from './obligation.ts';

/**
 * The ladders of reminders, in one place (G-16). The owner hears an hour before and at the due moment; after half a
 * working day the one above hears, and from then on the owner hears every working day at ten.
 */
export function ladder(above: Role): Rung[] {
  return [
    { after: { minutes: -60 }, to: 'owner', text: 'reminder.soon' },
    { after: { minutes: 0 }, to: 'owner', text: 'reminder.overdue' },
    { after: { workingHours: 4 }, to: above, text: 'reminder.escalated' },
    { after: { workingDays: 1, atHour: 10 }, to: 'owner', text: 'reminder.overdue', daily: '10:00' },
  ];
}
