import type { Case } from '../cases/case.ts';
import type { Entry } from '../cases/entry.ts';
import { chatOf } from '../people/chat.ts';
import { replaceAccount } from '../people/invitations.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { t } from '../texts/text.ts';
import { queued } from './compose.ts';
import { copyId } from './message.ts';
import { named } from './names.ts';
import { outcomeOf } from './outcome.ts';

const CHANNEL = 'slack';
/** The colleagues' own channel of orders is written to like the chats of carriers: as somebody who can do nothing. */
const ORDERS = chatOf('orders');

/** From now on orders and deals are told in this channel, and in no other one. */
export async function tellOrdersIn(people: Ports['people'], chatId: string): Promise<void> {
  await people.create({ id: ORDERS, name: ORDERS, roles: [], memberships: [], identities: [] });
  const chat = await people.get(ORDERS);
  if (chat !== null) await replaceAccount({ people }, chat, { channel: CHANNEL, userId: chatId, chatId });
}

export async function tellOrdersNowhere(people: Ports['people']): Promise<void> {
  await people.unlinkAll(ORDERS, CHANNEL);
}

/**
 * Tells a fact of a case in the channel of orders, where there is one: the case has a message there, and what happens to it is told in that message's thread, in the words of its history.
 */
export async function chronicle(ports: Ports, process: Process, entry: Entry, after: Case): Promise<void> {
  const to = await ports.people.get(ORDERS);
  // Also where the app was not in the channel yet when something was told there first.
  const [chat] = to?.identities.filter(({ isShut }) => isShut !== true) ?? [];
  if (to === null || chat === undefined) return;
  const more = process.recount?.(entry, after) ?? [];
  const outcome = { text: outcomeOf(entry) };
  const happened =
    more.length === 0 ? outcome.text : t('case.historyLine', { outcome, more: { lines: more } });
  const common = { to, channel: CHANNEL, at: ports.clock.now(), caseId: after.id } as const;
  const root = `chronicle/${chat.chatId}/${after.id}`;
  const title = await named(ports, t('chronicle.case', { case: { text: process.title(after) } }));
  await ports.ledger.enqueueAll([
    ...queued({ ...common, id: root, text: title }),
    ...queued({
      ...common,
      id: `chronicle/${chat.chatId}/${entry._id}`,
      text: await named(ports, happened),
      thread: copyId(root, CHANNEL),
    }),
  ]);
}
