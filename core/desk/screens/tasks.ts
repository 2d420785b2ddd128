import { type Button, type Line, line, type Screen } from '../../messages/screen.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { pager } from './pager.ts';

const PAGE = 6;

/** `/tasks`: what this person owes, overdue first. Rounds are one line, not one for each client. */
export async function tasks(kit: Kit, { person }: Visitor, page: number): Promise<Screen> {
  const { obligations, clock } = kit.ports;
  const now = clock.now();
  const total = await obligations.countOfPerson(person, now);
  if (total === 0) return { title: t('tasks.title', { n: 0 }), lines: [line(t('tasks.none'))], buttons: [] };
  const found = await obligations.ofPerson(person, now, { skip: page * PAGE, limit: PAGE });
  const lines: (Line | 'gap')[] = [];
  const buttons: Button[][] = [];
  for (const [index, obligation] of found.entries()) {
    const current = await kit.cases.load(obligation.caseId);
    if (current === null) continue;
    const process = kit.cases.process(current.process);
    const n = page * PAGE + index + 1;
    const task = obligation.name === 'stage' ? obligation.stage : obligation.name;
    const title = process.title(current);
    lines.push(
      line(
        t(obligation.dueAt < now ? 'tasks.overdue' : 'tasks.line', {
          n,
          task: { text: t(`${process.name}.task.${task}`) },
          case: { text: title },
          due: { at: obligation.dueAt },
        }),
      ),
      'gap',
    );
    buttons.push([
      {
        text: t('tasks.open', { n, case: { text: title } }),
        action: { do: 'view', view: 'case', arg: current.id },
      },
    ]);
  }
  return {
    title: t('tasks.title', { n: total }),
    lines,
    buttons: [...buttons, ...pager('tasks', undefined, page, Math.ceil(total / PAGE))],
  };
}
