import type { Message, Update } from '@grammyjs/types';
import type { ChatEvent } from '../../core/desk/chats.ts';
import type { Channel } from '../../core/people/person.ts';

/** The statuses in which a bot is no longer in a chat. */
const OUT = ['left', 'kicked'];

/**
 * Reads what an update says of a group or a channel itself: a code written there, a new id, the bot taken out. All else
 * that is said there is not for us.
 */
export function readChatUpdate(update: Update, channel: Channel): ChatEvent | null {
  const updateId = `${channel}:${update.update_id}`;
  const member = update.my_chat_member;
  if (member !== undefined) {
    const isOut = member.chat.type !== 'private' && OUT.includes(member.new_chat_member.status);
    return isOut ? { kind: 'left', updateId, chatId: String(member.chat.id) } : null;
  }
  const message: Message | undefined = update.message ?? update.channel_post;
  if (message === undefined || message.chat.type === 'private') return null;
  const chatId = String(message.chat.id);
  if (message.migrate_to_chat_id !== undefined)
    return { kind: 'moved', updateId, chatId, to: String(message.migrate_to_chat_id) };
  // Telegram itself writes `/start` when the bot is added by a link.
  const code = /^\/(?:link|start)(?:@\w+)?\s+(\S{1,64})\s*$/i.exec(message.text ?? '')?.[1];
  return code === undefined
    ? null
    : { kind: 'code', updateId, chatId, title: message.chat.title ?? '·', code };
}
