import type { Update } from '@grammyjs/types';

let lastId = 800_000_000;

/** A press as Telegram brings it, with any data: apps refuse data that is not on the message, attackers do not. */
export function pressUpdate(userId: number, messageId: number, data: string): Update {
  lastId += 1;
  const from = { id: userId, is_bot: false as const, first_name: 'Кто-то', language_code: 'ru' };
  const chat = { id: userId, type: 'private' as const, first_name: 'Кто-то' };
  return {
    update_id: lastId,
    callback_query: {
      id: String(lastId),
      from,
      chat_instance: '1',
      data,
      message: { message_id: messageId, date: 0, chat },
    },
  } as Update;
}
