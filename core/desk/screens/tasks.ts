import { type TaskItem, taskItems } from '../../digest/task-items.ts';
import { type Button, line, type Screen } from '../../messages/screen.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import { owedBy } from '../../obligations/owed.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { pager } from './pager.ts';

const PAGE = 6;
/** More than anybody can owe at a time; the list is cut there. */
const MOST = 300;

/** `/tasks`: what this person owes, also for absent colleagues, overdue first. A round is one line for all its clients. */
export async function tasks(kit: Kit, { person }: Visitor, page: number): Promise<Screen> {
  const items = await itemsOf(kit, person, () => true);
  const total = items.length;
  if (total === 0) return { title: t('tasks.title', { n: 0 }), lines: [line(t('tasks.none'))], buttons: [] };
  const { lines, buttons } = listed(items.slice(page * PAGE, (page + 1) * PAGE), page * PAGE);
  return {
    title: t('tasks.title', { n: total }),
    lines,
    buttons: [...buttons, ...pager('tasks', undefined, page, Math.ceil(total / PAGE))],
  };
}

/** The first of those tasks that `isMeant`, and how many there are. */
export async function tasksAmong(
  kit: Kit,
  { person }: Visitor,
  isMeant: (obligation: Obligation) => boolean,
): Promise<{ screen: Screen; total: number }> {
  const items = await itemsOf(kit, person, isMeant);
  const { lines, buttons } = listed(items.slice(0, PAGE), 0);
  const rest: Button[] =
    items.length > PAGE ? [{ text: t('menu.tasks'), action: { do: 'view', view: 'tasks' } }] : [];
  return {
    screen: { title: t('tasks.title', { n: items.length }), lines, buttons: [...buttons, rest] },
    total: items.length,
  };
}

async function itemsOf(
  kit: Kit,
  person: Visitor['person'],
  isMeant: (obligation: Obligation) => boolean,
): Promise<TaskItem[]> {
  const now = kit.ports.clock.now();
  const all = await owedBy(kit.ports, kit.cases, person, now, MOST);
  const owed = all.filter(({ obligation }) => isMeant(obligation));
  return taskItems(kit.cases, owed, now);
}

/** Lines and buttons of items, numbered on from `before`. */
function listed(items: TaskItem[], before: number): Pick<Screen, 'lines' | 'buttons'> {
  return {
    lines: items.flatMap((item, index) => [item.line(before + index + 1), 'gap' as const]),
    buttons: items.map((item, index) => [item.button(before + index + 1)]),
  };
}
