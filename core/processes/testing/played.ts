import { createHash } from 'node:crypto';
import type { Case } from '../../cases/case.ts';
import { type Decision, decide } from '../../cases/decide.ts';
import type { Effect } from '../../cases/effect.ts';
import type { Fact } from '../../cases/entry.ts';
import { project } from '../../cases/project.ts';
import type { Person } from '../../people/person.ts';
import type { Process } from '../process.ts';

const crypto = {
  sha256: (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex'),
  mac: (text: string, length: number) => text.slice(0, length),
};

/** Who brings a fact about (null: Caravan), the fact, and when, if it matters. */
export type Step = [by: Person | null, fact: Fact, at?: string];

export interface Played<C> {
  current: Case<C>;
  /** Effects of the newest fact. */
  effects: Effect[];
  stages: string[];
  /** Code of the refusal with which the newest fact was met; the case is then as it was before. */
  refused?: string;
}

/** Plays facts one after another through the real decision; the first one opens the case. */
export function played<C>(process: Process<C>, caseId: string, steps: Step[]): Played<C> {
  let current: Case<C> | null = null;
  let effects: Effect[] = [];
  let refused: string | undefined;
  for (const [n, [doer, fact, at = '2026-11-24T09:00:00.000Z']] of steps.entries()) {
    const command = { commandId: `${n}`, process: process.name, caseId, fact, doer };
    const decision: Decision = decide(process, current, { ...command, channel: 'internal' }, at, crypto);
    refused = 'refused' in decision ? decision.refused.code : undefined;
    effects = 'refused' in decision ? [] : decision.accepted.effects;
    if ('accepted' in decision) current = project(process, current, decision.accepted);
  }
  if (current === null) throw new Error(`the case did not open: ${refused}`);
  const stages = Object.keys(current.stages);
  return { current, effects, stages, ...(refused === undefined ? {} : { refused }) };
}

/** What other cases are told: `trip t1-1 billPaid`. */
export function commandsOf({ effects }: Pick<Played<unknown>, 'effects'>): string[] {
  return effects.flatMap((e) => (e.type === 'command' ? [`${e.process} ${e.caseId} ${e.fact.type}`] : []));
}

/** Whom something is said, and which text. */
export function toldOf({ effects }: Pick<Played<unknown>, 'effects'>): string[] {
  return effects.flatMap((e) => (e.type === 'tell' ? [`${Object.values(e.to)[0]} ${e.text}`] : []));
}
