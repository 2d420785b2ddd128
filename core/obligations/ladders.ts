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

/** A task of some days: its owner hears every working day once it is late, the head from the next day on (G-06). */
export const TASK: Rung[] = [
  { after: { minutes: -60 }, to: 'owner', text: 'reminder.soon' },
  { after: { minutes: 0 }, to: 'owner', text: 'reminder.overdue' },
  late(1, 'head'),
  { ...late(1, 'owner'), daily: '10:00' },
];

/** What we owe: who pays hears a day before, when it is due, and every day after it; the head from the next day. */
export const PAYABLE: Rung[] = [
  { after: { workingDays: -1, atHour: 10 }, to: 'owner', text: 'reminder.soon' },
  { after: { minutes: 0 }, to: 'owner', text: 'reminder.overdue' },
  late(1, 'head'),
  { ...late(1, 'owner'), daily: '10:00' },
];

/**
 * A day before, when it is due, then every morning the owner and the logistician; from the fifth day
 * the head knows.
 */
const OWED_TO_US: Rung[] = [
  { after: { workingDays: -1, atHour: 10 }, to: 'owner', text: 'reminder.soon' },
  { after: { minutes: 0 }, to: 'owner', text: 'reminder.overdue' },
  ...[1, 2, 3, 4, 5].flatMap((day) => [late(day, 'owner'), late(day, 'logistician')]),
  late(5, 'head'),
  { ...late(6, 'owner'), daily: '10:00' },
];

/** What we are owed: the bills of one client are asked after together. */
export const RECEIVABLE = OWED_TO_US.map((rung): Rung => ({ ...rung, together: true }));

/** So many working days after the due moment. */
function late(workingDays: number, to: Rung['to']): Rung {
  const text = to === 'owner' ? 'reminder.overdue' : 'reminder.escalated';
  return { after: { workingDays, atHour: 10 }, to, text };
}
