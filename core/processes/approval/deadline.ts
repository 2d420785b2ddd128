import { openBenches } from '../../approvals/index.ts';
import { workingHoursBetween } from '../../calendar/index.ts';
import { after } from '../../obligations/spans.ts';
import { type Approval, askedNow, isPaused, pausedOver, roundOf } from './context.ts';

/** Working hours that somebody whose question is answered has at least. */
const LEFT_AT_LEAST = 2;

/**
 * By when a person who is asked is to decide: so many working hours from the moment of being asked, the shortest step
 * counts where several are open. A question of that person stops the clock until it is answered: undefined in the
 * meantime, and then the rest of the time. Without a person, of the first who is asked.
 */
export function decideBy(approval: Approval, zone: string, person?: string): string | undefined {
  const round = roundOf(approval);
  const asked = person ?? askedNow(approval)[0];
  const since = asked === undefined ? undefined : round.since[asked];
  const open = openBenches(round).filter(({ people }) => asked !== undefined && people.includes(asked));
  if (asked === undefined || since === undefined || open.length === 0 || isPaused(round, asked))
    return undefined;
  let from = since;
  let hours = Math.min(...open.map((bench) => bench.hours));
  for (const pause of pausedOver(round, asked)) {
    hours = Math.max(hours - workingHoursBetween(from, pause.from, zone), LEFT_AT_LEAST);
    from = pause.to;
  }
  return after(from, { workingHours: hours }, zone);
}

/** How often a person's clock has been stopped and has gone on: each time the deadline, and its reminders, are new. */
export function pausesOf(approval: Approval, person: string): number {
  return pausedOver(roundOf(approval), person).length;
}
