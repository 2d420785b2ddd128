import { Types } from 'mongoose';
import type { Message } from '../../core/messages/message.ts';
import { fromStored, toStored } from '../document.ts';
import type { StoredMessage } from './ledger.model.ts';

export function toStoredMessage(message: Message): StoredMessage {
  return { ...toStored(message), order: new Types.ObjectId() };
}

export function toMessage(stored: StoredMessage): Message {
  const { order: _, ...message } = stored;
  return fromStored<Message>(message);
}
