import { PeopleError } from '../../people-error.ts';
import type { Content } from '../bot-api/sending.ts';
import {
  addMessage,
  asReplyTarget,
  type Conversation,
  personAsUser,
  showKeyboard,
} from '../state/conversations.ts';
import type { Bot, Group, Message, Person, ShownKeyboard } from '../state/records.ts';
import type { FormattedText } from '../text/formatted-text.ts';
import type { World } from '../world.ts';
import { announceMessage } from './announcements.ts';
import { withFileIdsOf } from './file-ids.ts';

/** Puts a person's message into a chat and hands it to the bots there. */
export function write(
  world: World,
  author: Person,
  conversation: Conversation,
  content: Content,
  replyTo: number | undefined,
): Message {
  refuseReader(author, conversation);
  const shown = shownKeyboard(conversation);
  const asked = shown?.markup.force_reply === true && !shown.hidden ? shown.message_id : undefined;
  const target = replyTo ?? asked;
  const reply = target === undefined ? undefined : world.state.messages.get(conversation.key, target);
  if (replyTo !== undefined && (!reply || reply.deleted))
    throw new PeopleError(404, `No message ${replyTo} to reply to`);
  const stored = addMessage(
    world.state,
    conversation,
    {
      from: personAsUser(author),
      ...content,
      ...(reply && !reply.deleted ? { reply_to_message: asReplyTarget(reply.message) } : {}),
    },
    world.now(),
  );
  hideUsedKeyboard(world, conversation, shown, stored.message);
  announceMessage(world, 'message', stored);
  handOver(world, conversation, 'message', stored.message);
  return stored.message;
}

/** Only its owner posts in a channel, and nobody in a group that has another id now. */
function refuseReader({ id }: Person, conversation: Conversation): void {
  if (conversation.kind !== 'group') return;
  const { kind, people, upgraded_to } = conversation.group;
  if (upgraded_to !== undefined) throw new PeopleError(409, `The group is ${upgraded_to} now`);
  if (kind === 'channel' && people[0] !== id)
    throw new PeopleError(403, `Person ${id} only reads the channel`);
}

/** Changes the text of a person's own text message and tells the bots. */
export function editText(
  world: World,
  personId: number,
  conversation: Conversation,
  messageId: number,
  { text, entities }: FormattedText,
): Message {
  const stored = world.state.messages.get(conversation.key, messageId);
  if (!stored || stored.deleted) throw new PeopleError(404, `No message ${messageId}`);
  const { entities: _, ...rest } = stored.message;
  if (rest.from.id !== personId || rest.text === undefined || rest.forward_origin) {
    throw new PeopleError(409, `Message ${messageId} cannot be edited`);
  }
  if (text === '') throw new PeopleError(400, 'The text is empty');
  const message = {
    ...rest,
    text,
    ...(entities.length > 0 ? { entities } : {}),
    edit_date: Math.floor(world.now() / 1000),
  };
  const edited = world.state.messages.set({ ...stored, message });
  announceMessage(world, 'edited', edited);
  handOver(world, conversation, 'edited_message', message);
  return message;
}

function handOver(
  world: World,
  conversation: Conversation,
  type: 'message' | 'edited_message',
  message: Message,
): void {
  const queue = `chat ${message.chat.id}`;
  if (conversation.kind === 'group' && conversation.group.kind === 'channel') {
    postInChannel(world, conversation.group, type, message);
    return;
  }
  if (conversation.kind === 'private') {
    world.updates.add(conversation.chat.bot_id, type, message, queue);
    return;
  }
  for (const botId of conversation.group.bots) {
    const seen = groupBotSees(world.state.bots.get(botId)!, message);
    if (seen) world.updates.add(botId, type, withFileIdsOf(world, botId, message), queue);
  }
}

/** A channel's bots are its administrators and see every post; nobody is named as its author. */
function postInChannel(
  world: World,
  { bots }: Group,
  type: 'message' | 'edited_message',
  { from: _, ...message }: Message,
): void {
  const post = { ...message, sender_chat: message.chat };
  for (const botId of bots)
    world.updates.add(
      botId,
      type === 'message' ? 'channel_post' : 'edited_channel_post',
      post,
      `chat ${message.chat.id}`,
    );
}

export function shownKeyboard(conversation: Conversation): ShownKeyboard | null {
  return conversation.kind === 'group' ? conversation.group.keyboard : conversation.chat.keyboard;
}

/** In a group a bot in privacy mode sees commands, replies to it, mentions of it, and service messages. */
function groupBotSees(bot: Bot, message: Message): boolean {
  if (bot.reads_all_group_messages || message.new_chat_members || message.left_chat_member) return true;
  if (message.reply_to_message?.from.id === bot.id) return true;
  const text = message.text ?? message.caption ?? '';
  const own = `@${bot.username.toLowerCase()}`;
  return [...(message.entities ?? []), ...(message.caption_entities ?? [])].some(
    ({ type, offset, length }) => {
      const part = text.slice(offset, offset + length).toLowerCase();
      if (type === 'mention') return part === own;
      return type === 'bot_command' && (part.endsWith(own) || !part.includes('@'));
    },
  );
}

/** A one-time keyboard disappears after its button was used; a request to reply after any message. */
function hideUsedKeyboard(
  world: World,
  conversation: Conversation,
  shown: ShownKeyboard | null,
  message: Message,
): void {
  if (!shown) return;
  if (shown.markup.force_reply === true) {
    showKeyboard(world.state, conversation, null);
    return;
  }
  if (shown.markup.one_time_keyboard !== true) return;
  const buttons = (
    shown.markup.keyboard as { text: string; request_contact?: boolean; request_location?: boolean }[][]
  ).flat();
  const used = buttons.some(
    (button) =>
      button.text === message.text ||
      (button.request_contact && message.contact) ||
      (button.request_location && message.location),
  );
  if (used) showKeyboard(world.state, conversation, { ...shown, hidden: true });
}
