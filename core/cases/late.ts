import { standsInFor } from '../people/absence.ts';
import type { Process } from '../processes/process.ts';
import type { Case } from './case.ts';
import type { Refusal } from './refusal.ts';
import type { Doer } from './rights.ts';

/** What a process itself says to a colleague's press that comes too late; null where the usual words will do. */
export function lateReason<C>(
  process: Process<C>,
  current: Case<C>,
  { doer, stageSeq }: { doer: Doer; stageSeq?: number },
  at: string,
): Refusal | null {
  if (doer === null || doer.dismissedAt !== undefined || doer.roles.length === 0) return null;
  return process.late?.(current, { people: [doer.id, ...standsInFor(doer, at)], stageSeq }) ?? null;
}
