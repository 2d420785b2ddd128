import type { Identity, Person } from '../people/person.ts';
import { accountOf } from './address.ts';
import type { Message } from './message.ts';

/**
 * The account to which a message goes: the person's own; for the last word the one that was left; and buttons are taken
 * away where they stand (`target`), though nobody may have that account any more: its `userId` is empty then.
 */
export function destinationOf(
  message: Message,
  person: Person | undefined,
  target: Message | null,
): Identity | undefined {
  const { channel, account } = message;
  if (account !== undefined) return { channel, ...account };
  const own = person === undefined ? undefined : accountOf(person, channel);
  if (own !== undefined || !takesAway(message) || target?.chatId === undefined) return own;
  return { channel, userId: '', chatId: target.chatId };
}

/** Whether it is said to somebody who has left, too. */
export function isLast(message: Message): boolean {
  return message.account !== undefined || takesAway(message);
}

function takesAway({ kind, live }: Message): boolean {
  return kind === 'edit' && !live;
}
