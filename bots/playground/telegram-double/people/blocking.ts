import { PeopleError } from '../../people-error.ts';
import { chatObject, personAsUser } from '../state/conversations.ts';
import { botAsUser, type World } from '../world.ts';
import { placeOf } from './announcements.ts';
import { findChat } from './person-chat.ts';

/** Blocks or unblocks a bot the person has a chat with, and tells the bot, as Telegram does. */
export function setBlocked(world: World, personId: number, name: string, blocked: boolean): void {
  const conversation = findChat(world, personId, name);
  if (conversation?.kind !== 'private')
    throw new PeopleError(409, `Person ${personId} has no chat with ${name}`);
  if (conversation.chat.blocked === blocked) return;
  const { chat, person, key } = conversation;
  const bot = world.state.bots.get(chat.bot_id)!;
  world.state.chats.set(key, { ...chat, blocked });
  const member = (isMember: boolean) => ({
    user: botAsUser(bot),
    ...(isMember ? { status: 'member' } : { status: 'kicked', until_date: 0 }),
  });
  const change = {
    chat: chatObject(conversation),
    from: personAsUser(person),
    date: Math.floor(world.now() / 1000),
    old_chat_member: member(blocked),
    new_chat_member: member(!blocked),
  };
  world.updates.add(bot.id, 'my_chat_member', change, `chat ${personId}`);
  world.events.announce({ kind: blocked ? 'blocked' : 'unblocked', ...placeOf(world, key) });
}
