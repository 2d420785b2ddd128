import type { Channel, Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Text } from '../texts/text.ts';
import { queued } from './compose.ts';
import { retire } from './retire.ts';

type Needed = Pick<Ports, 'people' | 'ledger' | 'drafts' | 'clock'>;

/** Of which accounts leave is taken, and what is said there last. */
export interface Leave {
  channel: Channel;
  /** The account that stays, where the person has another one there now. */
  but?: string;
  words: Text;
  /** Tells this time from others: a repeat says nothing twice. */
  key: string;
}

/**
 * Closes a person's accounts in a messenger: what was begun there is given up, cards lose their buttons, and the last
 * word goes to each account, though it is nobody's from then on.
 */
export async function takeLeave(
  ports: Needed,
  person: Person,
  { channel, but, words, key }: Leave,
): Promise<void> {
  const { people, ledger, drafts, clock } = ports;
  // An account that is left must not come back with what once let it in.
  await people.endInvites(person.id, channel, clock.now(), but);
  const accounts = person.identities.filter((one) => one.channel === channel && one.userId !== but);
  if (accounts.length === 0) return;
  const draft = await drafts.openOf(person.id, channel);
  if (draft !== null) await drafts.close(draft.id, `left/${key}`);
  const chats = accounts.map(({ chatId }) => chatId);
  for (const card of await ledger.liveOfPerson(person.id, channel))
    if (card.chatId !== undefined && chats.includes(card.chatId)) await retire(ports, card, undefined);
  for (const { userId, chatId } of accounts) {
    const id = `left/${key}/${userId}`;
    await ledger.enqueueAll(
      queued({ id, to: person, text: words, at: clock.now(), channel, account: { userId, chatId } }),
    );
    await people.unlink(channel, userId);
  }
}
