import type { Cases } from '../cases/cases.ts';
import { wantedOf } from '../messages/outcome.ts';
import { type Button, type Line, line } from '../messages/screen.ts';
import { dueText } from '../obligations/expected.ts';
import type { Obligation } from '../obligations/obligation.ts';
import { type OwedBy, titleFor } from '../obligations/owed.ts';
import { type TextParam, t } from '../texts/text.ts';

/** One thing that somebody owes, as a line and a button of a list; `n` is its place there, from 1. */
export interface TaskItem {
  dueAt: string;
  line(n: number): Line;
  button(n: number): Button;
}

/** What is owed, the most urgent first. A round is one item for all its clients. */
export async function taskItems(cases: Cases, owed: OwedBy[], now: string): Promise<TaskItem[]> {
  const rounds = [...new Set(owed.map(({ obligation }) => obligation.name))].filter(
    (name) => name !== 'stage',
  );
  const all = owed.map(({ obligation }) => obligation);
  const items = [
    ...rounds.map((name) =>
      roundItem(
        all.filter((one) => one.name === name),
        now,
      ),
    ),
    ...(await Promise.all(
      owed.filter(({ obligation }) => obligation.name === 'stage').map((one) => stageItem(cases, one, now)),
    )),
  ];
  return items.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
}

function roundItem(owed: Obligation[], now: string): TaskItem {
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

async function stageItem(cases: Cases, owed: OwedBy, now: string): Promise<TaskItem> {
  const { obligation } = owed;
  const current = await cases.load(obligation.caseId);
  if (current === null) throw new Error(`obligation ${obligation.id} has no case`);
  const process = cases.process(current.process);
  const about = { text: titleFor(process.title(current), owed) };
  const task = { text: wantedOf(process, current, obligation.stage) };
  const stage = cases.stagesOf(current).find(({ path }) => path === obligation.stage);
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
