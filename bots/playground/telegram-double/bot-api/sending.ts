import { announceMessage } from '../people/announcements.ts';
import { addMessage, asReplyTarget, type Conversation, showKeyboard } from '../state/conversations.ts';
import type { Message } from '../state/records.ts';
import { botAsUser } from '../world.ts';
import type { Call } from './call.ts';
import { booleanField, integerField, isObject, stringField } from './fields.ts';
import { badRequest, tooManyRequests } from './refusal.ts';
import { type ReplyMarkup, readReplyMarkup } from './reply-markup.ts';

export type Content = Omit<Message, 'message_id' | 'from' | 'chat' | 'date'>;

/** Refuses the call with 429 when the chat, or the bot over all chats, has had too much. */
export function countAgainstLimits(
  { world, bot }: Call,
  conversation: Conversation,
  kind: 'send' | 'edit',
): void {
  const chatId = conversation.kind === 'group' ? conversation.group.id : conversation.person.id;
  const wait = world.flood.take(bot.id, chatId, kind);
  if (wait > 0) throw tooManyRequests(wait);
}

/** Sends checked content to a chat with the reply, keyboard and protection that the call asks for. */
export function send(call: Call, conversation: Conversation, content: Content): Message {
  return sendAll(call, conversation, [content])[0]!;
}

/** Sends several messages that count as one, as an album does. */
export function sendAll(call: Call, conversation: Conversation, contents: Content[]): Message[] {
  const { world, bot, params } = call;
  const markup = readReplyMarkup(params, conversation.kind === 'private');
  const reply = readReply(call, conversation);
  countAgainstLimits(call, conversation, 'send');
  const common = {
    ...reply,
    ...(markup?.kind === 'inline' ? { reply_markup: { inline_keyboard: markup.inline_keyboard } } : {}),
    ...(params.flag('protect_content') ? { has_protected_content: true as const } : {}),
  };
  const hadReplyMarkup = markup !== undefined && markup.kind !== 'inline';
  return contents.map((content) => {
    const message = { from: botAsUser(bot), ...content, ...common };
    const stored = addMessage(world.state, conversation, message, world.now(), hadReplyMarkup);
    applyKeyboard(call, conversation, markup, stored.message.message_id);
    announceMessage(world, 'message', stored);
    return stored.message;
  });
}

function applyKeyboard(
  call: Call,
  conversation: Conversation,
  markup: ReplyMarkup | undefined,
  messageId: number,
): void {
  if (markup?.kind === 'remove') showKeyboard(call.world.state, conversation, null);
  else if (markup?.kind === 'keyboard' || markup?.kind === 'force_reply') {
    const keyboard = { message_id: messageId, markup: markup.markup, hidden: false };
    showKeyboard(call.world.state, conversation, keyboard);
  }
}

function readReply(
  { world, params }: Call,
  conversation: Conversation,
): Pick<Content, 'reply_to_message' | 'quote'> {
  const value = params.json('reply_parameters', "Can't parse reply parameters JSON object");
  if (value !== undefined && !isObject(value)) throw badRequest('Object expected as reply parameters');
  const within = "can't parse reply parameters: ";
  const id = value ? integerField(value, 'message_id', within) : params.integer('reply_to_message_id');
  if (!id) return {};
  const lenient = value
    ? booleanField(value, 'allow_sending_without_reply', within)
    : params.flag('allow_sending_without_reply');
  const target = world.state.messages.get(conversation.key, id);
  if (!target || target.deleted) {
    if (lenient) return {};
    throw badRequest('message to be replied not found');
  }
  const quote = value && stringField(value, 'quote', within);
  if (!quote) return { reply_to_message: asReplyTarget(target.message) };
  const position = (target.message.text ?? target.message.caption ?? '').indexOf(quote);
  if (position < 0) throw badRequest('QUOTE_TEXT_INVALID');
  return { reply_to_message: asReplyTarget(target.message), quote: { text: quote, position } };
}
