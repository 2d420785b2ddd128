import type { Cases } from '../cases/cases.ts';
import type { Effect } from '../cases/effect.ts';
import { queued } from '../messages/compose.ts';
import { named } from '../messages/names.ts';
import { owedBy } from '../obligations/owed.ts';
import type { Ports } from '../ports/index.ts';
import { t } from '../texts/text.ts';
import { taskItems } from './task-items.ts';

/** So many have a button; the rest is one press away. */
const MOST = 8;
/** More than anybody owes at a time. */
const ALL = 300;

/**
 * Tells somebody that tasks of a colleague come to him, or come back, in one message: the words, what is open now, and a
 * button to each.
 */
export async function handOver(
  ports: Ports,
  cases: Cases,
  key: string,
  { to: { person: to }, of, text, params }: Extract<Effect, { type: 'handOver' }>,
): Promise<void> {
  const person = await ports.people.get(to);
  if (person === null || person.dismissedAt !== undefined) return;
  const at = ports.clock.now();
  const owed = await owedBy(ports, cases, person, at, ALL);
  const absent = of === to ? undefined : of;
  const items = await taskItems(
    cases,
    owed.filter((one) => one.absent === absent),
    at,
  );
  const shown = items.slice(0, MOST);
  const message = { text: t(text, params) };
  const tasks = { lines: shown.map((item, n) => item.line(n + 1).value) };
  const words = items.length === 0 ? message.text : t('notice.handOver', { message, n: items.length, tasks });
  const buttons = await Promise.all(
    shown.map(async (item, n) => {
      const { text: label, action } = item.button(n + 1);
      return { text: await named(ports, label), action };
    }),
  );
  const rest = { text: t('notice.handOverAll'), action: { do: 'view', view: 'tasks' } } as const;
  await ports.ledger.enqueueAll(
    queued({
      id: `${key}/${to}`,
      to: person,
      text: await named(ports, words),
      at,
      buttons: items.length > MOST ? [...buttons, rest] : buttons,
    }),
  );
}
