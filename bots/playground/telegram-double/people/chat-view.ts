import { commandsFor } from '../bot-api/methods/commands.ts';
import { menuButtonFor } from '../bot-api/methods/profile.ts';
import type { Conversation } from '../state/conversations.ts';
import { groupKey, privateKey } from '../state/conversations.ts';
import type { Bot, BotCommand, Message, Person, StoredMessage } from '../state/records.ts';
import { botAsUser, type World } from '../world.ts';
import { shownKeyboard } from './writing.ts';

interface FileLink {
  file_id: string;
  /** Relative to the people's side. */
  url: string;
  name?: string;
  mime?: string;
  size: number;
}

export interface SeenMessage extends Message {
  edited: boolean;
  deleted: boolean;
  files: FileLink[];
}

export interface ChatSummary {
  /** What routes call the chat: a bot's username or a group's id. */
  chat: string;
  name: string;
  blocked: boolean;
  unread: number;
  last_message: SeenMessage | null;
}

export interface ChatView {
  chat: string;
  name: string;
  /** Whether the person has opened this chat yet. */
  started: boolean;
  blocked: boolean;
  unread: number;
  messages: SeenMessage[];
  /** The reply keyboard, or the request to reply, that is shown now. */
  keyboard: (Record<string, unknown> & { message_id: number }) | null;
  commands: BotCommand[];
  menu_button: unknown;
  description: string;
}

export function seenMessage({ message, deleted }: StoredMessage): SeenMessage {
  const photo = message.photo?.at(-1);
  const attachments = [photo, message.document, message.voice].filter((file) => file !== undefined);
  const files = attachments.map((file): FileLink => {
    const named = 'file_name' in file && file.file_name ? { name: file.file_name } : {};
    const typed = 'mime_type' in file && file.mime_type ? { mime: file.mime_type } : {};
    return { file_id: file.file_id, url: `files/${file.file_id}`, size: file.file_size, ...named, ...typed };
  });
  return { ...message, edited: message.edit_date !== undefined, deleted, files };
}

/** What a person sees in a chat with a bot, also before the first message. */
export function privateChatView(world: World, person: Person, bot: Bot, after: number): ChatView {
  const key = privateKey(bot.id, person.id);
  const chat = world.state.chats.get(key);
  const conversation: Conversation | undefined = chat && { kind: 'private', key, chat, person };
  const language = (person.language_code ?? '').slice(0, 2);
  return {
    chat: bot.username,
    name: bot.names[language] ?? botAsUser(bot).first_name,
    started: chat !== undefined,
    blocked: chat?.blocked ?? false,
    unread: unreadIn(world, key, person.id, chat?.read_up_to ?? 0),
    messages: world.state.messages.list(key, after).map(seenMessage),
    keyboard: conversation ? keyboardOf(conversation) : null,
    commands: commandsFor(bot, person),
    menu_button: menuButtonFor(bot, String(person.id)),
    description: bot.descriptions[language] ?? bot.descriptions[''] ?? '',
  };
}

export function groupView(
  world: World,
  person: Person,
  conversation: Conversation & { kind: 'group' },
  after: number,
): ChatView {
  const { group, key } = conversation;
  return {
    chat: String(group.id),
    name: group.title,
    started: true,
    blocked: false,
    unread: unreadIn(world, key, person.id, group.read_up_to[person.id] ?? 0),
    messages: world.state.messages.list(key, after).map(seenMessage),
    keyboard: keyboardOf(conversation),
    commands: [],
    menu_button: { type: 'default' },
    description: '',
  };
}

/** All chats of a person: those opened with bots, and groups. */
export function chatSummaries(world: World, person: Person): ChatSummary[] {
  const last = (key: string) => {
    const stored = world.state.messages.last(key);
    return stored ? seenMessage(stored) : null;
  };
  const summaries: ChatSummary[] = [];
  for (const bot of world.state.bots.values()) {
    const key = privateKey(bot.id, person.id);
    const chat = world.state.chats.get(key);
    if (!chat) continue;
    summaries.push({
      chat: bot.username,
      name: botAsUser(bot).first_name,
      blocked: chat.blocked,
      unread: unreadIn(world, key, person.id, chat.read_up_to),
      last_message: last(key),
    });
  }
  for (const group of world.state.groups.values()) {
    if (!group.people.includes(person.id)) continue;
    const key = groupKey(group.id);
    const unread = unreadIn(world, key, person.id, group.read_up_to[person.id] ?? 0);
    summaries.push({
      chat: String(group.id),
      name: group.title,
      blocked: false,
      unread,
      last_message: last(key),
    });
  }
  return summaries;
}

function unreadIn(world: World, key: string, personId: number, readUpTo: number): number {
  return world.state.messages
    .list(key, readUpTo)
    .filter(({ message, deleted }) => !deleted && message.from.id !== personId).length;
}

function keyboardOf(conversation: Conversation): ChatView['keyboard'] {
  const shown = shownKeyboard(conversation);
  return shown && !shown.hidden ? { ...shown.markup, message_id: shown.message_id } : null;
}
