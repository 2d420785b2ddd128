import type { Message } from '../messages/message.ts';
import type { Channel, Identity, Locale, Unreachable } from '../people/person.ts';

export type SendResult =
  | { result: 'sent'; chatId: string; messageId: string; caption: boolean }
  /** Refused for now; `ms` as the messenger said. */
  | { result: 'later'; ms: number; error: string }
  /** Refused for good. `unreachable`: no message reaches this account any more. */
  | { result: 'refused'; error: string; unreachable?: Unreachable }
  /** Nothing arrived: the chat has this id now. */
  | { result: 'moved'; chatId: string; error: string }
  /** The answer was lost: it may have arrived or not. */
  | { result: 'unknown'; error: string };

/**
 * One messenger's way out. Never throws for what the messenger answered. `target`: the card that an edit changes; of a
 * new message the one in whose thread it is said.
 */
export interface Sender {
  channel: Channel;
  send(message: Message, to: Identity, locale: Locale, target: Message | null): Promise<SendResult>;
}
