import { nextWorkingTime } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import { BANKS, reminderMorning } from '../../money/index.ts';
import type { Wait } from '../process.ts';
import { awaitedDay, type Invoice } from './context.ts';

/** Working days after the day of payment on which the client is reminded, each time in the morning. */
const REMINDERS = [0, 3];

/** Caravan reminds the client of what is not paid: on the day, and three working days later (S0-63). */
export function waits({ context, stages }: Case<Invoice>): Wait[] {
  const { at: since, seq } = stages.payment ?? {};
  const day = awaitedDay(context);
  const after = REMINDERS[context.reminded];
  if (since === undefined || day === undefined || after === undefined) return [];
  const morning = reminderMorning(day, after, BANKS);
  // Papers that arrive late may leave the day behind: then it is the next morning, never the night.
  const at = morning > since ? morning : nextWorkingTime(since, BANKS, '10:00');
  const round = context.reminded + 1;
  return [{ name: `dueReminded/${seq}/${round}`, at, fact: { type: 'dueReminded', round } }];
}
