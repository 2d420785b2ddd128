import type { Reach } from '../messages/broadcast.ts';
import type { Message, MessageState } from '../messages/message.ts';
import type { Channel } from '../people/person.ts';

export type LedgerCounts = Record<MessageState, number>;

/** Every message that leaves the company, from the moment it is owed to the moment it is accounted for. */
export interface Ledger {
  /**
   * A message under its key; a key that is there already is left as it is. An edit takes the place of an older edit
   * of the same card that is still queued.
   */
  enqueue(message: Message): Promise<void>;
  /** Many messages in few writes; keys that are there already are left as they are. */
  enqueueAll(messages: Message[]): Promise<void>;
  /**
   * Holds the oldest queued messages that may go now, what is told to one before what is told to many. They stay
   * queued: if the holder dies, others may have them after `lockedUntil`. A person's messages go in order, apart for
   * each urgency; none is held while another one of the same person and channel is held or being sent.
   */
  claim(query: ClaimQuery): Promise<Message[]>;
  /**
   * Marks a held message as `sending` until `lockedUntil`, right before it leaves, and gives it as it is now. Null
   * when it is not held any more, or when another one is being sent to the person: it stays queued.
   */
  begin(held: Message, lockedUntil: string): Promise<Message | null>;
  /** Lets held messages go, so that they may be claimed again. */
  release(held: Message[]): Promise<void>;
  /** Prolongs the hold on a message that is still being sent. */
  hold(id: string, lockedUntil: string): Promise<void>;
  markSent(
    id: string,
    sent: { at: string; chatId: string; messageId: string; caption: boolean; live: boolean },
  ): Promise<void>;
  /** The answer was a refusal that will not change. */
  markFailed(id: string, error: string): Promise<void>;
  markExpired(id: string): Promise<void>;
  /** The answer was lost. */
  markUnknown(id: string, error: string): Promise<void>;
  /** Refused for now, or not its turn: back to the queue until `notBefore`. */
  postpone(id: string, notBefore: string, error?: string): Promise<void>;
  /** Messages whose sender died while sending (`lockedUntil` before `wall`, the machine's moment). */
  abandoned(wall: string): Promise<Message[]>;
  get(id: string): Promise<Message | null>;
  /** The message that is this copy in the chat. */
  byCopy(channel: Channel, chatId: string, messageId: string): Promise<Message | null>;
  /** Messages of a stage to a person of which it is not known whether they arrived, oldest first. */
  unknownOf(card: {
    personId: string;
    channel: Channel;
    caseId: string;
    stageSeq: number;
  }): Promise<Message[]>;
  /**
   * Messages of a case that may have live buttons: live copies, and those not sent yet. With `stages` only the cards
   * of these, and all edits that are not sent yet.
   */
  liveOfCase(caseId: string, stages?: string[]): Promise<Message[]>;
  /** Whose messages wait for a digest, and since when the oldest of each messenger does. */
  gathered(): Promise<{ personId: string; channel: Channel; since: string }[]>;
  /** A person's messages that wait for a digest in this messenger, oldest first. */
  gatheredFor(personId: string, channel: Channel): Promise<Message[]>;
  /** Lets a message that waits for a digest go by itself. */
  letGo(id: string): Promise<void>;
  /** Copies in a person's chats of this messenger that have live buttons. */
  liveOfPerson(personId: string, channel: Channel): Promise<Message[]>;
  /** Records what the copy says now, and which buttons it has. */
  markChanged(id: string, now: Pick<Message, 'text' | 'buttons'>): Promise<void>;
  /** Records that the copy's buttons are gone. */
  markRetired(id: string, outcome?: Message['outcome']): Promise<void>;
  counts(): Promise<LedgerCounts>;
  /** How far a broadcast has come. */
  reach(broadcast: string): Promise<Reach>;
  /** Broadcasts that have messages created since then. */
  broadcastsSince(createdAt: string): Promise<{ broadcast: string; caseId: string }[]>;
  list(query: {
    states?: MessageState[];
    personId?: string;
    caseId?: string;
    broadcast?: string;
    limit: number;
  }): Promise<Message[]>;
}

export interface ClaimQuery {
  channel: Channel;
  now: string;
  /** The machine's moment, by which holds run out, and until when these are held. */
  wall: string;
  lockedUntil: string;
  /** How many at most, at least one. */
  most: number;
}
