import { type Conversation, groupKey, privateKey } from '../state/conversations.ts';
import type { Bot, StoredMessage } from '../state/records.ts';
import type { World } from '../world.ts';
import type { Call } from './call.ts';
import { badRequest, forbidden, upgraded } from './refusal.ts';

/** The chat that `chat_id` names; refuses chats the bot does not know or may no longer write to. */
export function readChat({ world, bot, params }: Call): Conversation {
  const text = params.text('chat_id');
  if (!text) throw badRequest('chat_id is empty');
  return findChat(world, bot, text);
}

export function findChat(world: World, bot: Bot, chatId: string): Conversation {
  const id = /^\s*-?\d+\s*$/.test(chatId) ? Number(chatId) : 0;
  const person = world.state.people.get(id);
  if (person) {
    const chat = world.state.chats.get(privateKey(bot.id, id));
    if (person.deactivated) throw forbidden('user is deactivated');
    if (!chat) throw forbidden("bot can't initiate conversation with a user");
    if (chat.blocked) throw forbidden('bot was blocked by the user');
    return { kind: 'private', key: privateKey(bot.id, id), chat, person };
  }
  const group = world.state.groups.get(id);
  if (group?.upgraded_to !== undefined) throw upgraded(group.upgraded_to);
  if (group?.bots.includes(bot.id)) return { kind: 'group', key: groupKey(id), group };
  if (group?.removed_bots.includes(bot.id)) throw forbidden(`bot was kicked from the ${group.kind} chat`);
  if (world.state.bots.has(id)) throw forbidden("bots can't send messages to bots");
  throw badRequest('chat not found');
}

/** The message that `message_id` names in the chat; `what` opens the refusal, such as "message to edit". */
export function readMessage(call: Call, conversation: Conversation, what: string): StoredMessage {
  const id = call.params.integer('message_id') ?? 0;
  const stored = call.world.state.messages.get(conversation.key, id);
  if (!stored || stored.deleted) throw badRequest(`${what} not found`);
  return stored;
}
