import type { Case } from '../../cases/case.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Deal } from './context.ts';

/** What comes back from the director is not begun anew: who sent it back, why, and what to do (S2-26, S2-27, G-04). */
export function task({ context: { verdict } }: Case<Deal>, stage: string): Text | undefined {
  if (verdict === undefined) return undefined;
  const { name, verdict: said, by, comment } = verdict;
  const who = { person: by };
  const why = comment === undefined ? '—' : { inbox: comment };
  if (said === 'returned' && name === 'quote' && stage === 'preparing.quote')
    return t('deal.task.preparing.quote.returned', { who, why });
  if (said === 'returned' && name === 'discount' && stage === 'rework.describe')
    return t('deal.task.rework.describe.returned', { who, why });
  if (said === 'approved' && name === 'discount' && stage === 'preparing.quote')
    return t('deal.task.preparing.quote.granted', { who });
  return undefined;
}
