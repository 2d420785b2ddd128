import type { Case } from '../../cases/case.ts';
import { project } from '../../cases/project.ts';
import { outcomeOf } from '../../messages/outcome.ts';
import { type Line, line, type Screen } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { pager } from './pager.ts';

const PAGE = 10;

/** What happened in a case, newest first: what, who and for whom, when, and what the process tells of it beside that. */
export async function history(
  kit: Kit,
  visitor: Visitor,
  caseId: string,
  page: number,
): Promise<Screen | null> {
  const current = await kit.cases.load(caseId);
  if (current === null || visitor.door !== 'staff') return null;
  const lines = await tellAll(kit, current);
  return {
    title: t('case.historyOf', { case: { text: kit.cases.process(current.process).title(current) } }),
    lines: lines.reverse().slice(page * PAGE, (page + 1) * PAGE),
    buttons: [
      ...pager('history', caseId, page, Math.ceil(lines.length / PAGE)),
      [{ text: t('button.card'), action: { do: 'view', view: 'case', arg: caseId } }],
    ],
  };
}

/** The oldest first: each entry is told by the case as it was with it. */
async function tellAll(kit: Kit, { id, process: name }: Case): Promise<Line[]> {
  const process = kit.cases.process(name);
  let after: Case | null = null;
  const lines: Line[] = [];
  for (const entry of await kit.cases.history(id)) {
    after = project(process, after, entry);
    const more = process.recount?.(entry, after) ?? [];
    const outcome = { text: outcomeOf(entry) };
    lines.push(
      line(more.length === 0 ? outcome.text : t('case.historyLine', { outcome, more: { lines: more } })),
    );
  }
  return lines;
}
