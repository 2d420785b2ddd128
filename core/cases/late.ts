import { plusMs } from '../calendar/index.ts';
import { standsInFor } from '../people/absence.ts';
import type { Person } from '../people/person.ts';
import type { By, Process } from '../processes/process.ts';
import type { Case } from './case.ts';
import { type Refusal, refuse } from './refusal.ts';
import { type Doer, standingFor } from './rights.ts';

/**
 * What is said to a colleague's press that comes too late, on something that `by` allows: what the process itself knows of
 * it, or that the absence is over in which the colleague could do it. Null where the usual words will do.
 */
export function lateReason<C>(
  process: Process<C>,
  current: Case<C>,
  { doer, stageSeq }: { doer: Doer; stageSeq?: number },
  by: By[],
  at: string,
): Refusal | null {
  if (doer === null || doer.dismissedAt !== undefined || doer.roles.length === 0) return null;
  const late = process.late?.(current, { people: [doer.id, ...standsInFor(doer, at)], stageSeq });
  return late ?? afterAbsence(process, current, doer, by, at);
}

/** Whoever could do it for an absent colleague hears until when, and that the colleague is the one who can now. */
function afterAbsence<C>(
  process: Process<C>,
  current: Case<C>,
  doer: Person,
  by: By[],
  at: string,
): Refusal | null {
  if (standingFor(process, by, doer, current, at) !== null) return null;
  const over = (doer.standsInFor ?? [])
    .filter(({ to }) => to <= at)
    .toSorted((one, other) => other.to.localeCompare(one.to));
  for (const { to } of over) {
    const lastMoment = plusMs(to, -1);
    const who = standingFor(process, by, doer, current, lastMoment)?.substituteFor;
    if (who !== undefined)
      return refuse('stood-in', { who: { person: who }, until: { at: lastMoment, as: 'day' } });
  }
  return null;
}
