import { type Button, type Line, line, type Screen } from '../../messages/screen.ts';
import { dueText } from '../../obligations/expected.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import { type OwedBy, owedBy, titleFor } from '../../obligations/owed.ts';
import { type TextParam, t } from '../../texts/text.ts';
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
): Promise<Item[]> {
  const now = kit.ports.clock.now();
  const all = await owedBy(kit.ports, kit.cases, person, now, MOST);
  const owed = all.filter(({ obligation }) => isMeant(obligation));
  const rounds = [...new Set(owed.map(({ obligation }) => obligation.name))].filter(
    (name) => name !== 'stage',
  );
  const single = owed.filter(({ obligation }) => obligation.name === 'stage');
  return [
    ...rounds.map((name) =>
      roundItem(
        owed.map(({ obligation }) => obligation).filter((o) => o.name === name),
        now,
      ),
    ),
    ...(await Promise.all(single.map((one) => stageItem(kit, one, now)))),
  ].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

/** Lines and buttons of items, numbered on from `before`. */
function listed(items: Item[], before: number): Pick<Screen, 'lines' | 'buttons'> {
  return {
    lines: items.flatMap((item, index) => [item.line(before + index + 1), 'gap' as const]),
    buttons: items.map((item, index) => [item.button(before + index + 1)]),
  };
}

interface Item {
  dueAt: string;
  line(n: number): Line;
  button(n: number): Button;
}

function roundItem(owed: Obligation[], now: string): Item {
  const [first] = owed as [Obligation, ...Obligation[]];
  const about = { text: t('tasks.round', { count: owed.length }) };
  const task = { text: t(`${first.process}.task.${first.name}`) };
  return {
    dueAt: first.dueAt,
    line: (n) => line(t(key(first, now), { n, task, case: about, due: { at: first.dueAt } })),
    button: (n) => ({
      text: t('tasks.open', { n, case: about }),
      action: { do: 'view', view: 'round', arg: first.name },
    }),
  };
}

async function stageItem(kit: Kit, owed: OwedBy, now: string): Promise<Item> {
  const { obligation } = owed;
  const current = await kit.cases.load(obligation.caseId);
  if (current === null) throw new Error(`obligation ${obligation.id} has no case`);
  const process = kit.cases.process(current.process);
  const about = { text: titleFor(process.title(current), owed) };
  const task = { text: t(`${process.name}.task.${obligation.stage}`) };
  const stage = kit.cases.stagesOf(current).find(({ path }) => path === obligation.stage);
  // What was done a moment ago has no stage any more.
  const due: TextParam =
    stage === undefined ? { at: obligation.dueAt } : { text: dueText(current, stage, obligation.dueAt) };
  return {
    dueAt: obligation.dueAt,
    line: (n) => line(t(key(obligation, now), { n, task, case: about, due })),
    button: (n) => ({
      text: t('tasks.open', { n, case: about }),
      action: { do: 'view', view: 'case', arg: current.id },
    }),
  };
}

function key(obligation: Obligation, now: string): 'tasks.overdue' | 'tasks.line' {
  return obligation.dueAt < now ? 'tasks.overdue' : 'tasks.line';
}
