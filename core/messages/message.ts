import type { Fact } from '../cases/entry.ts';
import type { Channel } from '../people/person.ts';
import type { Text } from '../texts/text.ts';
import type { Action } from './screen.ts';

/**
 * The six states of a message. A messenger has no idempotency key, so a send whose answer was lost is `unknown`:
 * it stays on record and its repeat, if policy wants one, is a message of its own.
 */
export type MessageState = 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'expired';

/**
 * What goes first where not all can go at once. An answer to a person goes past the ledger and before all of this;
 * what is told to one goes before what is told to many. What is for the digest does not go at all: it waits until its
 * reader wants to hear of such things, and is told there.
 */
export type Urgency = 'notice' | 'broadcast' | 'digest';

/** What a message to a partner is beside its words where it may go by e-mail, or where nobody may be reached. */
export interface Letter {
  /** Key of the effect that it comes from; the same for everybody to whom it is told, by every channel. */
  tell: string;
  /** Of an e-mail; absent where the words are for chats only. */
  subject?: Text;
  /** The colleague who signs and gets the answers. */
  from?: string;
  /** Companies meant. */
  parties: string[];
  /** What the case hears where nobody of those meant can be reached. */
  otherwise?: Fact;
}

export interface MessageButton {
  text: Text;
  action: Action;
}

/** One outgoing message. Its id is the key of the effect or obligation occurrence it comes from. */
export interface Message {
  id: string;
  personId: string;
  channel: Channel;
  kind: 'new' | 'edit';
  urgency: Urgency;
  /** The broadcast that it is a part of: see `broadcastKey`. */
  broadcast?: string;
  /** For an edit: the message whose card is changed. */
  target?: string;
  caseId?: string;
  /** The message asks for something that only this stage wants; outside it the message expires unsent. */
  stage?: string;
  stageSeq?: number;
  /** Its buttons are its own and not the stage's: the card does not follow what the stage offers. */
  ownButtons?: true;
  /**
   * The last word to an account that is nobody's any more: it goes there, though the person has left or has another
   * account now. Whoever sends it takes away what the messenger shows the account apart from messages.
   */
  account?: { userId: string; chatId: string };
  /**
   * The message in whose thread it is said, which it waits for. Where a messenger has no threads, and where that one
   * will not arrive, it is a message like any other.
   */
  thread?: string;
  /** For a digest: the messages that are told in it. */
  gathers?: string[];
  text: Text;
  /** What became of a card whose buttons are gone; shown under its text. */
  outcome?: Text;
  buttons: MessageButton[];
  files: string[];
  letter?: Letter;
  /** True while the copy in the chat has buttons. */
  live: boolean;
  state: MessageState;
  attempts: number;
  createdAt: string;
  /** Not before this moment (quiet hours, retry_after). */
  notBefore: string;
  /** Until when the process that is about to send it, or is sending it, holds it. */
  lockedUntil?: string;
  /** The claim that holds it before it is sent. */
  heldBy?: string;
  sentAt?: string;
  /** The messenger's ids of what was sent. */
  chatId?: string;
  messageId?: string;
  /** Whether the sent copy is a file with a caption. */
  caption?: boolean;
  error?: string;
  /** For the repeat of an unknown message: the message that it repeats. */
  repeats?: string;
}

/** The id of a person's copy in a channel: what is told in several messengers has a copy in each. */
export function copyId(id: string, channel: Channel): string {
  return channel.startsWith('telegram') ? id : `${id}/${channel}`;
}

/** The id that the copies of a message in several channels have in common. */
export function firstId({ id, channel, repeats }: Pick<Message, 'id' | 'channel' | 'repeats'>): string {
  const own = originalId(repeats === undefined ? { id } : { id, repeats });
  return own.endsWith(`/${channel}`) ? own.slice(0, -channel.length - 1) : own;
}

const AGAIN = '~again';

/** The id of a message's repeat. */
export function repeatId(id: string): string {
  return `${id}${AGAIN}`;
}

/** The id under which a message was said first, whichever repeat this is. */
export function originalId({ id, repeats }: Pick<Message, 'id' | 'repeats'>): string {
  return repeats === undefined ? id : id.replace(/(~again)+$/, '');
}
