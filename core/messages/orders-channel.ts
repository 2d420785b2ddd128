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

/** From now on orders and deals are told in this channel, and in no other one; what waits for it is tried at once. */
export async function tellOrdersIn(ports: Needed, chatId: string): Promise<void> {
  const { people, ledger, clock } = ports;
  await people.create({ id: ORDERS, name: ORDERS, roles: [], memberships: [], identities: [] });
  const chat = await people.get(ORDERS);
  if (chat !== null) await replaceAccount({ people }, chat, { channel: CHANNEL, userId: chatId, chatId });
  for (const { id } of await putOff(ports)) {
    if (id.startsWith(chronicleKey(chatId, ''))) await ledger.postpone(id, clock.now());
    else await ledger.markExpired(id);
  }
}

export async function tellOrdersNowhere(ports: Needed): Promise<void> {
  await ports.people.unlinkAll(ORDERS, CHANNEL);
  for (const { id } of await putOff(ports)) await ports.ledger.markExpired(id);
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

/** What is to be told in the channel and could not be yet. */
async function putOff({ ledger, clock }: Needed): Promise<Message[]> {
  const waiting = await ledger.list({ personId: ORDERS, states: ['queued'], limit: MOST });
  return waiting.filter(({ notBefore }) => notBefore > clock.now());
}
