import type { Case } from '../cases/case.ts';
import type { Entry } from '../cases/entry.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { t } from '../texts/text.ts';
import { queued } from './compose.ts';
import { copyId } from './message.ts';
import { named } from './names.ts';
import { CHANNEL, chronicleKey, ORDERS } from './orders-channel.ts';
import { outcomeOf } from './outcome.ts';

/**
 * Tells a fact of a case in the channel of orders, where there is one: the case has a message there, and what happens to
 * it is told in that message's thread, in the words of its history.
 */
export async function chronicle(ports: Ports, process: Process, entry: Entry, after: Case): Promise<void> {
  const to = await ports.people.get(ORDERS);
  // Also where the channel cannot be written to for now: what is told there waits.
  const [chat] = to?.identities.filter(({ isShut }) => isShut !== true) ?? [];
  if (to === null || chat === undefined) return;
  const more = process.recount?.(entry, after) ?? [];
  const outcome = { text: outcomeOf(entry) };
  const happened =
    more.length === 0 ? outcome.text : t('case.historyLine', { outcome, more: { lines: more } });
  const common = { to, channel: CHANNEL, at: ports.clock.now(), caseId: after.id } as const;
  const root = chronicleKey(chat.chatId, after.id);
  const title = await named(ports, t('chronicle.case', { case: { text: process.title(after) } }));
  await ports.ledger.enqueueAll([
    ...queued({ ...common, id: root, text: title }),
    ...queued({
      ...common,
      id: chronicleKey(chat.chatId, entry._id),
      text: await named(ports, happened),
      thread: copyId(root, CHANNEL),
    }),
  ]);
}
