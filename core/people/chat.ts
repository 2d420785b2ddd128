import { plusMs } from '../calendar/index.ts';
import type { Cases } from '../cases/cases.ts';
import type { Ports } from '../ports/index.ts';
import { replaceAccount } from './invitations.ts';
import type { Channel } from './person.ts';

const CHANNEL: Channel = 'telegram-partners';
const CODE_LENGTH = 10;
const CODE_MINUTES = 15;
const PREFIX = 'chat-';

/** The chat of a group of carriers as the group's case has it; `chatId` null: it has none. */
export interface GroupChat {
  /** Case of the group. */
  group: string;
  title: string;
  chatId: string | null;
}

/**
 * Who is written to where a group of carriers has a chat. The ledger, its limits and its order know people with
 * accounts; so a chat is kept as one with no name to log in by: without roles, companies and phone it is in no list and
 * no search, and nobody can act as it.
 */
export function chatOf(group: string): string {
  return `${PREFIX}${group}`;
}

export function isChat(personId: string): boolean {
  return personId.startsWith(PREFIX);
}

type Needed = Pick<Ports, 'people' | 'ids' | 'crypto' | 'clock'>;

/** A code that links whichever chat it is written in, once; only its hash is kept. */
export async function chatCode(
  { people, ids, crypto, clock }: Needed,
  group: string,
  by: string,
): Promise<{ code: string; expiresAt: string }> {
  const code = ids.next(CODE_LENGTH);
  const createdAt = clock.now();
  const expiresAt = plusMs(createdAt, CODE_MINUTES * 60_000);
  await people.createInvite({
    id: ids.next(12),
    secretHash: crypto.sha256(code),
    personId: chatOf(group),
    channel: CHANNEL,
    createdBy: by,
    createdAt,
    expiresAt,
  });
  return { code, expiresAt };
}

/** The group for which a chat comes with this code, and who made the code; null when it opens nothing. */
export async function redeemChatCode(
  { people, crypto, clock }: Needed,
  code: string,
  chatId: string,
): Promise<{ invite: string; group: string; by: string } | null> {
  const found = await people.inviteByHash(crypto.sha256(code));
  const now = clock.now();
  if (found === null || !isChat(found.personId) || found.expiresAt < now) return null;
  if (!(await people.useInvite(found.id, chatId, now))) return null;
  return { invite: found.id, group: found.personId.slice(PREFIX.length), by: found.createdBy ?? '' };
}

/** The group that is written to in this chat. */
export async function groupIn({ people }: Pick<Ports, 'people'>, chatId: string): Promise<string | null> {
  const owner = await people.byIdentity(CHANNEL, chatId);
  return owner === null || !isChat(owner.id) ? null : owner.id.slice(PREFIX.length);
}

/** The case says which chat the group has; the account follows. */
export async function keepChat(people: Ports['people'], { group, title, chatId }: GroupChat): Promise<void> {
  const id = chatOf(group);
  if (chatId === null) return people.unlinkAll(id, CHANNEL);
  await people.create({ id, name: title, roles: [], memberships: [], identities: [] });
  await people.update(id, { name: title });
  const chat = await people.get(id);
  if (chat !== null) await replaceAccount({ people }, chat, { channel: CHANNEL, userId: chatId, chatId });
}

/** What a chat did to the group that it is linked to: it has another id now, or the bot cannot write there any more. */
export type ChatNews = { type: 'chatMoved'; to: string } | { type: 'chatLost'; how: 'removed' | 'elsewhere' };

/** Tells the group of a chat; a chat of no group is nobody's news. */
export async function tellGroup(
  { ports, cases }: { ports: Pick<Ports, 'people'>; cases: Cases },
  chatId: string,
  commandId: string,
  news: ChatNews,
): Promise<void> {
  const group = await groupIn(ports, chatId);
  if (group === null) return;
  await cases.handle({
    commandId,
    process: 'carrier-group',
    caseId: group,
    fact: { ...news, chat: chatId },
    doer: null,
    channel: CHANNEL,
  });
}
