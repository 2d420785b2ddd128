import { chatOf } from '../people/chat.ts';
import { replaceAccount } from '../people/invitations.ts';
import type { Channel, Identity, Unreachable } from '../people/person.ts';
import { MANAGERS } from '../people/role.ts';
import type { Ports } from '../ports/index.ts';
import { t } from '../texts/text.ts';
import { queued } from './compose.ts';
import type { Message } from './message.ts';

/** The messenger in whose channel orders are told. */
export const CHANNEL: Channel = 'slack';
/** The colleagues' own channel of orders is written to like the chats of carriers: as somebody who can do nothing. */
export const ORDERS = chatOf('orders');
/** More than wait for a channel. */
const MOST = 10_000;

type Needed = Pick<Ports, 'people' | 'ledger' | 'clock'>;

/** The key of what is told in a channel. */
export function chronicleKey(chatId: string, about: string): string {
  return `chronicle/${chatId}/${about}`;
}

/** What waits for a channel in which nothing is told any more goes into no other one. */
export function isOfOtherChannel(message: Message, { chatId }: Identity): boolean {
  return isOrdersChannel(message) && !message.id.startsWith(chronicleKey(chatId, ''));
}

/** From now on orders and deals are told in this channel, and in no other one; what waits is tried at once. */
export async function tellOrdersIn({ people, ledger, clock }: Needed, chatId: string): Promise<void> {
  await people.create({ id: ORDERS, name: ORDERS, roles: [], memberships: [], identities: [] });
  const chat = await people.get(ORDERS);
  if (chat !== null) await replaceAccount({ people }, chat, { channel: CHANNEL, userId: chatId, chatId });
  const now = clock.now();
  for (const { id, notBefore } of await ledger.list({ personId: ORDERS, states: ['queued'], limit: MOST }))
    if (notBefore > now) await ledger.postpone(id, now);
}

export async function tellOrdersNowhere(people: Ports['people']): Promise<void> {
  await people.unlinkAll(ORDERS, CHANNEL);
}

export function isOrdersChannel({ personId }: Message): boolean {
  return personId === ORDERS;
}

/** Something arrived there: should it be shut again, that is news. */
export async function ordersChannelOpen(
  people: Ports['people'],
  { channel, userId, blockedAt }: Identity,
): Promise<void> {
  if (blockedAt !== undefined) await people.setBlocked(channel, userId, null);
}

/** The app is not in the channel, nobody writes there any more, or another company reads it: those who lead hear it once. */
export async function ordersChannelShut(
  { people, ledger, doors }: Pick<Ports, 'people' | 'ledger' | 'doors'>,
  { id, attempts }: Message,
  { identity, at, as }: { identity: Identity; at: string; as: Unreachable | undefined },
): Promise<void> {
  if (identity.blockedAt !== undefined) return;
  const leaders = (await Promise.all(MANAGERS.map((role) => people.byRole(role)))).flat();
  const text =
    as === 'shared' ? t('chronicle.nowShared') : t('chronicle.shut', { app: doors.nameOf(CHANNEL) ?? '' });
  for (const to of new Map(leaders.map((one) => [one.id, one])).values())
    await ledger.enqueueAll(queued({ id: `${id}#${attempts}/shut/${to.id}`, to, text, at }));
  await people.setBlocked(identity.channel, identity.userId, at, as);
}
