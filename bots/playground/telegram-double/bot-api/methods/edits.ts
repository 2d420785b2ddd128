import { isDeepStrictEqual } from 'node:util';
import { announceMessage } from '../../people/announcements.ts';
import { type Conversation, showKeyboard } from '../../state/conversations.ts';
import type { Message, StoredMessage } from '../../state/records.ts';
import type { Call, Method } from '../call.ts';
import { readChat, readMessage } from '../chat-target.ts';
import { readCaption, readMessageText } from '../read-text.ts';
import { badRequest } from '../refusal.ts';
import { readInlineMarkup } from '../reply-markup.ts';
import { countAgainstLimits } from '../sending.ts';
import { readLinkPreview } from './messages.ts';

const deletableMs = 48 * 60 * 60 * 1000;

export const editMessageText: Method = (call) => {
  const { text, entities } = readMessageText(call.params);
  const preview = readLinkPreview(call.params);
  return edit(call, (message) => {
    if (message.text === undefined) throw badRequest('There is no text in the message to edit');
    const { entities: _, link_preview_options: __, ...rest } = message;
    return {
      ...rest,
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(preview ? { link_preview_options: preview } : {}),
    };
  });
};

export const editMessageCaption: Method = (call) => {
  const { text, entities } = readCaption(call.params);
  return edit(call, (message) => {
    if (!message.photo && !message.document && !message.voice) {
      throw badRequest('There is no caption in the message to edit');
    }
    const { caption: _, caption_entities: __, ...rest } = message;
    return {
      ...rest,
      ...(text ? { caption: text } : {}),
      ...(entities.length > 0 ? { caption_entities: entities } : {}),
    };
  });
};

export const editMessageReplyMarkup: Method = (call) => edit(call, (message) => message);

/** Applies a change to the bot's own message; the keyboard is replaced by the call's, or removed. */
function edit(call: Call, change: (message: Message) => Message): Message {
  if (call.params.has('inline_message_id'))
    throw badRequest('inline messages are not part of the playground');
  const conversation = readChat(call);
  const markup = readInlineMarkup(call.params, conversation.kind === 'private');
  const stored = readMessage(call, conversation, 'message to edit');
  const own = stored.message.from.id === call.bot.id && !stored.message.forward_origin;
  if (!own || stored.had_reply_markup) throw badRequest("Message can't be edited");
  const { reply_markup: _, ...changed } = change(stored.message);
  const edited: Message = markup ? { ...changed, reply_markup: { inline_keyboard: markup } } : changed;
  if (isDeepStrictEqual(plain(edited), plain(stored.message))) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  countAgainstLimits(call, conversation, 'edit');
  const next: StoredMessage = {
    ...stored,
    message: { ...edited, edit_date: Math.floor(call.world.now() / 1000) },
  };
  call.world.state.messages.set(next);
  announceMessage(call.world, 'edited', next);
  return next.message;
}

/** The message without its date of edit and without fields that are merely undefined. */
const plain = (message: Message) => JSON.parse(JSON.stringify({ ...message, edit_date: 0 }));

export const deleteMessage: Method = (call) => {
  if (!call.params.has('chat_id')) throw badRequest('Chat identifier is not specified');
  if (!call.params.integer('message_id')) throw badRequest('Message identifier is not specified');
  const conversation = readChat(call);
  remove(call, conversation, readMessage(call, conversation, 'message to delete'));
  return true;
};

/** Deletes those that are there; the others are passed over, as Telegram does. */
export const deleteMessages: Method = (call) => {
  const ids = call.params.json('message_ids', "Can't parse message identifiers JSON object");
  if (!Array.isArray(ids) || ids.length === 0) throw badRequest('Message identifiers are not specified');
  if (ids.length > 100) throw badRequest('Too many message identifiers specified');
  const conversation = readChat(call);
  for (const id of ids) {
    const stored = call.world.state.messages.get(conversation.key, Number(id));
    if (stored && !stored.deleted) remove(call, conversation, stored);
  }
  return true;
};

function remove(call: Call, conversation: Conversation, stored: StoredMessage): void {
  const own = stored.message.from.id === call.bot.id;
  if (conversation.kind === 'group' && !own) throw badRequest("message can't be deleted");
  if (call.world.now() - stored.message.date * 1000 > deletableMs) {
    throw badRequest("message can't be deleted for everyone");
  }
  const deleted: StoredMessage = { ...stored, deleted: true };
  call.world.state.messages.set(deleted);
  const shown = conversation.kind === 'group' ? conversation.group.keyboard : conversation.chat.keyboard;
  if (shown?.message_id === stored.message.message_id) showKeyboard(call.world.state, conversation, null);
  announceMessage(call.world, 'deleted', deleted);
}
