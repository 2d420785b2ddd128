import type { Message, Update } from '@grammyjs/types';
import type { Incoming, IncomingFile, Input } from '../../core/desk/incoming.ts';
import type { Channel, Locale } from '../../core/people/person.ts';

/** Fetches a file by Telegram's id; null when Telegram will not hand it over. */
export type FetchFile = (fileId: string) => Promise<Uint8Array | null>;

/** Where an answer goes: the chat, and the press that waits for one. */
export interface Origin {
  chatId: string;
  pressed?: { queryId: string; messageId: string; isCaption: boolean };
}

export interface Received {
  incoming: Incoming;
  origin: Origin;
}

/** Reads an update of a private chat; anything else is not for the desk. */
export function readUpdate(update: Update, channel: Channel, fetchFile: FetchFile): Received | null {
  const updateId = `${channel}:${update.update_id}`;
  const query = update.callback_query;
  if (query !== undefined) {
    const message = query.message;
    if (message === undefined || message.chat.type !== 'private' || query.data === undefined) return null;
    const messageId = String(message.message_id);
    const isCaption = 'caption' in message || 'photo' in message || 'document' in message;
    const words = 'text' in message ? message.text : 'caption' in message ? message.caption : undefined;
    const copy = words === undefined ? {} : { copy: { words, isCaption } };
    return {
      incoming: {
        ...sender(channel, updateId, query.from, message.chat.id),
        input: { kind: 'press', token: query.data, messageId, ...copy },
      },
      origin: {
        chatId: String(message.chat.id),
        pressed: { queryId: query.id, messageId, isCaption },
      },
    };
  }
  const message = update.message;
  if (message === undefined || message.chat.type !== 'private' || message.from === undefined) return null;
  return {
    incoming: {
      ...sender(channel, updateId, message.from, message.chat.id),
      input: readMessage(message, fetchFile),
    },
    origin: { chatId: String(message.chat.id) },
  };
}

function sender(
  channel: Channel,
  updateId: string,
  from: { id: number; language_code?: string },
  chatId: number,
) {
  const language = languageOf(from.language_code);
  return {
    channel,
    updateId,
    userId: String(from.id),
    chatId: String(chatId),
    ...(language === undefined ? {} : { language }),
  };
}

/** Undefined for a language that Caravan does not speak: the company's own serves then. */
function languageOf(code: string | undefined): Locale | undefined {
  if (code?.startsWith('ru')) return 'ru';
  return code?.startsWith('en') ? 'en' : undefined;
}

function readMessage(message: Message, fetchFile: FetchFile): Input {
  const reply =
    message.reply_to_message === undefined ? {} : { replyTo: String(message.reply_to_message.message_id) };
  if (message.text !== undefined) {
    const command = /^\/([a-z_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(message.text);
    if (command !== null)
      return { kind: 'command', name: (command[1] ?? '').toLowerCase(), args: command[2] ?? '' };
    return { kind: 'text', text: message.text, ...reply };
  }
  if (message.contact !== undefined) {
    const { contact, from } = message;
    const name = [contact.first_name, contact.last_name].filter(Boolean).join(' ');
    return { kind: 'contact', name, phone: contact.phone_number, own: contact.user_id === from?.id };
  }
  if (message.location !== undefined) {
    return {
      kind: 'location',
      latitude: message.location.latitude,
      longitude: message.location.longitude,
      ...reply,
    };
  }
  const file = readFile(message, fetchFile);
  return file === null ? { kind: 'other' } : { kind: 'file', file, caption: message.caption ?? '', ...reply };
}

function readFile(message: Message, fetchFile: FetchFile): IncomingFile | null {
  const { photo, document, voice, audio, video } = message;
  const largest = photo?.at(-1);
  if (largest !== undefined) {
    return {
      kind: 'photo',
      name: 'photo.jpg',
      size: largest.file_size ?? 0,
      fetch: () => fetchFile(largest.file_id),
    };
  }
  if (document !== undefined) {
    const { file_id, file_name = 'document', file_size = 0 } = document;
    return { kind: 'document', name: file_name, size: file_size, fetch: () => fetchFile(file_id) };
  }
  const sound = voice ?? audio;
  if (sound !== undefined) {
    return {
      kind: 'voice',
      name: 'voice.ogg',
      size: sound.file_size ?? 0,
      fetch: () => fetchFile(sound.file_id),
    };
  }
  if (video !== undefined) {
    return {
      kind: 'video',
      name: 'video.mp4',
      size: video.file_size ?? 0,
      fetch: () => fetchFile(video.file_id),
    };
  }
  return null;
}
