import type {
  Group,
  Message,
  MessageChat,
  Person,
  PrivateChat,
  ShownKeyboard,
  StoredMessage,
  User,
} from './records.ts';
import type { State } from './state.ts';

/** A private chat or a group, seen alike. `key` names it in records. */
export type Conversation =
  | { kind: 'private'; key: string; chat: PrivateChat; person: Person }
  | { kind: 'group'; key: string; group: Group };

export const privateKey = (botId: number, personId: number) => `p${botId}/${personId}`;
export const groupKey = (groupId: number) => `g${groupId}`;

export function conversationOf(state: State, key: string): Conversation {
  const group = key.startsWith('g') ? state.groups.get(Number(key.slice(1))) : undefined;
  if (group) return { kind: 'group', key, group };
  const chat = state.chats.get(key);
  const person = chat && state.people.get(chat.person_id);
  if (!chat || !person) throw new Error(`No conversation ${key}`);
  return { kind: 'private', key, chat, person };
}

export function personAsUser(person: Person): User {
  const { id, first_name, last_name, username, language_code } = person;
  return {
    id,
    is_bot: false,
    first_name,
    ...(last_name ? { last_name } : {}),
    ...(username ? { username } : {}),
    ...(language_code ? { language_code } : {}),
  };
}

export function chatObject(conversation: Conversation): MessageChat {
  if (conversation.kind === 'group') {
    const { id, title, kind } = conversation.group;
    return { id, title, type: kind };
  }
  const { is_bot: _, language_code: __, ...names } = personAsUser(conversation.person);
  return { ...names, type: 'private' };
}

/** Takes the next message id: one series a bot for its private chats, one a group, as Telegram counts. */
function nextMessageId(state: State, conversation: Conversation): number {
  if (conversation.kind === 'group') {
    const group = state.groups.get(conversation.group.id)!;
    state.groups.set(group.id, { ...group, next_message_id: group.next_message_id + 1 });
    return group.next_message_id;
  }
  const bot = state.bots.get(conversation.chat.bot_id)!;
  state.bots.set(bot.id, { ...bot, next_message_id: bot.next_message_id + 1 });
  return bot.next_message_id;
}

/** Keeps a new message under the next id of its conversation. */
export function addMessage(
  state: State,
  conversation: Conversation,
  content: Omit<Message, 'message_id' | 'chat' | 'date'>,
  now: number,
  hadReplyMarkup = false,
): StoredMessage {
  const message: Message = {
    message_id: nextMessageId(state, conversation),
    chat: chatObject(conversation),
    date: Math.floor(now / 1000),
    ...content,
  };
  return state.messages.set({
    conversation: conversation.key,
    message,
    deleted: false,
    had_reply_markup: hadReplyMarkup,
  });
}

export function showKeyboard(state: State, conversation: Conversation, keyboard: ShownKeyboard | null): void {
  if (conversation.kind === 'group') {
    const group = state.groups.get(conversation.group.id)!;
    state.groups.set(group.id, { ...group, keyboard });
  } else {
    const chat = state.chats.get(conversation.key)!;
    state.chats.set(conversation.key, { ...chat, keyboard });
  }
}

/** A message as it is quoted inside another one: Telegram never nests replies. */
export function asReplyTarget(message: Message): Message {
  const { reply_to_message: _, ...rest } = message;
  return rest;
}
