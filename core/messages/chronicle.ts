import type { Case } from '../cases/case.ts';
import type { Entry } from '../cases/entry.ts';
import { chatOf } from '../people/chat.ts';
import { replaceAccount } from '../people/invitations.ts';
import type { Unreachable } from '../people/person.ts';
import { MANAGERS } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { t } from '../texts/text.ts';
import { queued } from './compose.ts';
import { copyId, type Message } from './message.ts';
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
  const thread = copyId(root, CHANNEL);
  const title = await named(ports, t('chronicle.case', { case: { text: process.title(after) } }));
  const line = { ...common, id: `chronicle/${chat.chatId}/${entry._id}`, text: await named(ports, happened) };
  const first = await ports.ledger.get(thread);
  // Of a case that began while nothing could be told there, each message names the case.
  const isAlone = first?.state === 'failed';
  const alone = t('case.historyLine', { outcome: { text: title }, more: { lines: [line.text] } });
  await ports.ledger.enqueueAll(
    isAlone
      ? queued({ ...line, text: alone })
      : [...queued({ ...common, id: root, text: title }), ...queued({ ...line, thread })],
  );
}

/** Orders cannot be told in their channel: whoever may say where hears why, once until they can again. */
export async function tellUntold(ports: Ports, message: Message, why: Unreachable): Promise<void> {
  if (message.personId !== ORDERS) return;
  const [chat] = (await ports.people.get(ORDERS))?.identities ?? [];
  if (chat === undefined || chat.blockedAt !== undefined) return;
  const app = ports.doors.nameOf(CHANNEL) ?? '';
  const text = why === 'shared' ? t('chronicle.nowShared') : t('chronicle.noChannel', { app });
  const leaders = await Promise.all(MANAGERS.map((role) => ports.people.byRole(role)));
  const told = new Map(leaders.flat().map((person) => [person.id, person]));
  const at = ports.clock.now();
  await ports.ledger.enqueueAll(
    [...told.values()].flatMap((to) => queued({ id: `${message.id}/untold/${to.id}`, to, text, at })),
  );
}
