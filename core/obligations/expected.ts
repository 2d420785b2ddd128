import { localDateOf, nextWorkingTime, outsideQuietHours } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import { namedIn } from '../cases/rights.ts';
import type { ActiveStage } from '../cases/stages.ts';
import type { Process, Wait } from '../processes/process.ts';
import type { Round, StageMeta } from '../processes/stage.ts';
import { type Text, t } from '../texts/text.ts';
import type { Obligation, Rung } from './obligation.ts';
import { after } from './spans.ts';

/** Nobody is reminded at night; a rung that falls there waits for the morning. */
export const QUIET = { from: '21:00', to: '08:00' };

/** When a rung is climbed, seen from the due moment. */
export function rungAt(rung: Rung, dueAt: string, zone: string): string {
  return outsideQuietHours(after(dueAt, rung.after, zone), zone, QUIET);
}

/** The ladder of an obligation: a stage's own, or its round's. */
export function ladderOf(meta: StageMeta, name: string): Rung[] {
  return (name === 'stage' ? meta.ladder : meta.rounds?.find((round) => round.name === name)?.ladder) ?? [];
}

/** The obligations that a stage's own deadline makes: one, or one for each of those who are asked for themselves. */
export function stageObligations(
  process: Process,
  current: Case,
  stage: ActiveStage,
  zone: string,
): Obligation[] {
  if (stage.meta.owner !== 'approver') {
    const obligation = stageObligation(process, current, stage, zone);
    return obligation === null ? [] : [obligation];
  }
  return namedIn(process, current.context, 'approver').flatMap((person) => {
    const obligation = stageObligation(process, current, stage, zone, person);
    if (obligation === null) return [];
    return [
      { ...obligation, id: `${obligation.id}/${person}${turnOf(stage, current, person)}`, owner: person },
    ];
  });
}

function turnOf({ meta: { deadline } }: ActiveStage, { context }: Case, person: string): string {
  const turn = deadline !== undefined && 'at' in deadline ? (deadline.turn?.(context, person) ?? 0) : 0;
  return turn === 0 ? '' : `/${turn}`;
}

/**
 * The obligation that a stage's own deadline makes, from the moment the stage was entered; `person` is one of several
 * who are asked, each for himself.
 */
export function stageObligation(
  process: Process,
  current: Case,
  stage: ActiveStage,
  zone: string,
  person?: string,
): Obligation | null {
  const { meta, path, entered } = stage;
  if (meta.deadline === undefined) return null;
  const dueAt =
    'at' in meta.deadline
      ? meta.deadline.at(current.context, zone, person)
      : after(entered.at, meta.deadline, zone);
  if (dueAt === undefined) return null;
  const ladder = meta.ladder ?? [];
  // A short deadline may leave no time for the reminders before it.
  const step = ladder.findIndex((rung) => rungAt(rung, dueAt, zone) > entered.at);
  const first = ladder[step];
  return {
    ...common(process, current, stage),
    id: `${current.id}/${path}/${entered.seq}`,
    name: 'stage',
    opensAt: entered.at,
    dueAt,
    step: Math.max(step, 0),
    nextAt: first === undefined ? null : rungAt(first, dueAt, zone),
  };
}

/** A stage's deadline as people read it: by the clock of the place that it is about, else by the company's. */
export function dueText(
  { context }: Case,
  { meta: { deadline } }: Pick<ActiveStage, 'meta'>,
  at: string,
): Text {
  const zone = deadline !== undefined && 'at' in deadline ? deadline.told?.(context) : undefined;
  return zone === undefined ? t('moment', { at: { at } }) : t('moment.local', { at: { at, zone } });
}

/**
 * The round that comes after `since` (the day of the last one, or the moment the stage was entered). Its step 0 is
 * the moment it opens; the ladder follows.
 */
export function roundObligation(
  process: Process,
  current: Case,
  stage: ActiveStage,
  round: Round,
  since: string,
  zone: string,
): Obligation {
  const opensAt = nextWorkingTime(since, zone, round.at);
  const day = localDateOf(opensAt, zone);
  return {
    ...common(process, current, stage),
    id: `${current.id}/${stage.path}/${stage.entered.seq}/${round.name}/${day}`,
    name: round.name,
    day,
    opensAt,
    dueAt: after(opensAt, round.deadline, zone),
    step: 0,
    nextAt: opensAt,
  };
}

/** A moment that the case waits for; when it has come, its fact is brought about (no ladder, no owner to remind). */
export function waitObligation(process: Process, current: Case, wait: Wait): Obligation {
  return {
    id: `${current.id}/wait/${wait.name}`,
    caseId: current.id,
    process: process.name,
    stage: '',
    stageSeq: 0,
    name: `wait/${wait.name}`,
    ownerRole: 'caravan',
    owner: null,
    opensAt: wait.at,
    dueAt: wait.at,
    step: 0,
    nextAt: wait.at,
    state: 'open',
  };
}

export function isWait({ name }: Obligation): boolean {
  return name.startsWith('wait/');
}

function common(process: Process, current: Case, stage: ActiveStage) {
  return {
    caseId: current.id,
    process: process.name,
    stage: stage.path,
    stageSeq: stage.entered.seq,
    ownerRole: stage.meta.owner,
    owner: process.holders(current.context)[stage.meta.owner] ?? null,
    state: 'open' as const,
  };
}
