import { localDateOf } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import { BANKS, reminderMorning } from '../../money/index.ts';
import type { Wait } from '../process.ts';
import type { Act } from './context.ts';

const HALFWAY = 5;

/** Half of the time gone and no signed act: Caravan asks the client itself, once (S0-71). */
export function waits({ context, stages }: Case<Act>): Wait[] {
  const isFirstCopy = context.rejectedAt === undefined;
  if (stages.awaited === undefined || !isFirstCopy || context.asked === true) return [];
  const at = reminderMorning(localDateOf(context.openedAt, BANKS), HALFWAY, BANKS);
  return [{ name: 'signatureAsked', at, fact: { type: 'signatureAsked' } }];
}
