import type { Process } from '../processes/process.ts';
import type { Case } from './case.ts';
import type { Entry } from './entry.ts';
import { isClosed, moveStages } from './stages.ts';

/** Folds one entry into a case. Takes the entry's value as it stands: guards never run again. */
export function project<C>(process: Process<C>, before: Case<C> | null, entry: Entry): Case<C> {
  return {
    id: entry.caseId,
    process: entry.process,
    version: entry.version,
    seq: entry.seq,
    value: entry.value,
    context: process.evolve(before?.context ?? process.blank, entry.fact, entry),
    stages: moveStages(before?.stages ?? {}, entry),
    lastAt: { ...before?.lastAt, [entry.fact.type]: entry.at },
    closed: isClosed(process.chart, entry.value),
    head: entry.hash,
    openedAt: before?.openedAt ?? entry.at,
    updatedAt: entry.at,
  };
}

/** Folds a whole journal. */
export function replay<C>(process: Process<C>, entries: Entry[]): Case<C> | null {
  return entries.reduce<Case<C> | null>((before, entry) => project(process, before, entry), null);
}
