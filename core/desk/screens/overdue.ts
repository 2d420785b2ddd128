import { viewerOf } from '../../cases/rights.ts';
import { line, type Screen } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** What the client had not paid in time when the case wanted to know, the oldest first, each one press away (S2-23). */
export async function overdue(
  kit: Kit,
  visitor: Visitor,
  caseId: string,
  page: number,
): Promise<Screen | null> {
  const current = await kit.cases.load(caseId);
  if (current === null) return null;
  const process = kit.cases.process(current.process);
  const standing = process.standing?.(current.context);
  if (standing === undefined || viewerOf(process, visitor, current) !== 'staff') return null;
  const { overdueItems: items, takenAt } = standing;
  const shown = items.slice(page * PAGE, (page + 1) * PAGE);
  return {
    title: t('overdue.title', { n: items.length, at: { at: takenAt } }),
    lines: shown.map(({ number, rest, due }) =>
      line(t('overdue.item', { number, rest: { money: rest }, day: { day: due } })),
    ),
    buttons: [
      ...shown.map(({ caseId: id, number }) => [
        { text: t('overdue.open', { number }), action: { do: 'view' as const, view: 'case', arg: id } },
      ]),
      ...pager('overdue', caseId, page, Math.ceil(items.length / PAGE)),
      [{ text: t('button.card'), action: { do: 'view', view: 'case', arg: caseId } }],
    ],
  };
}
