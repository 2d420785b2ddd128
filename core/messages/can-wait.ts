import type { Case } from '../cases/case.ts';
import type { Effect } from '../cases/effect.ts';
import type { ActiveStage } from '../cases/stages.ts';
import { stageObligation } from '../obligations/expected.ts';
import { toldAt } from '../people/notify.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';

type Needed = Pick<Ports, 'company' | 'clock'>;
type Tell = Extract<Effect, { type: 'tell' }>;

/** What is due so soon after the digest comes before it: there must be time to do it. */
const IN_TIME_MS = 3_600_000;

/**
 * Whether a stage's task may wait until its reader wants to hear of such things. It may not where others stand still
 * until it is done: a decision that is asked for, and what is due before the digest or soon after it.
 */
export function canTaskWait(
  { company, clock }: Needed,
  process: Process,
  current: Case,
  stage: ActiveStage,
  person: Person,
): boolean {
  const told = toldAt(person, clock.now(), company.zone);
  if (told === null || stage.meta.owner === 'approver') return false;
  const due = stageObligation(process, current, stage, company.zone, person.id)?.dueAt;
  return due === undefined || Date.parse(due) > Date.parse(told) + IN_TIME_MS;
}

/** The same of what an effect tells: whoever is asked for an answer, or gets files, hears it at once. */
export function canTellingWait({ buttons = [], files = [] }: Tell): boolean {
  return files.length === 0 && buttons.every(({ form }) => form === undefined);
}
