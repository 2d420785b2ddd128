import type { StoredFile } from '../files/file.ts';
import type { PageValue } from '../forms/form-page.ts';
import type { Channel, Locale } from '../people/person.ts';

/** A file as it comes in: the bytes are fetched only when they are wanted. */
export interface IncomingFile {
  kind: StoredFile['kind'];
  name: string;
  /** As the messenger says, bytes. */
  size: number;
  /** The messenger's own id of it, where it may hand the same file over several times. */
  key?: string;
  /** Null when the messenger will not hand it over (too big). */
  fetch(): Promise<Uint8Array | null>;
}

export type Input =
  | { kind: 'text'; text: string; replyTo?: string }
  | { kind: 'command'; name: string; args: string }
  /** `copy`: the message pressed as the messenger shows it; without it where that is too old to be told. */
  | { kind: 'press'; token: string; messageId: string; copy?: { words: string; isCaption: boolean } }
  | { kind: 'file'; file: IncomingFile; caption: string; replyTo?: string }
  /** A shared contact; `own` when it is the sender's. */
  | { kind: 'contact'; name: string; phone: string; own: boolean }
  | { kind: 'location'; latitude: number; longitude: number; replyTo?: string }
  /**
   * A page of a form, filled in as far as `values` go (by the paths of its fields), with the files put into it.
   * `redraw`: a field changed that decides which others there are; `close`: the person closed it, the draft stays.
   */
  | {
      kind: 'page';
      draft: string;
      rev: number;
      op: 'submit' | 'redraw' | 'back' | 'close';
      values: Record<string, PageValue>;
      files: Record<string, IncomingFile[]>;
    }
  /** A sticker, a poll, something a bot has no use for. */
  | { kind: 'other' };

/** Who reads in a chat: colleagues alone, other companies too, or the messenger does not say. */
export type Readers = 'own' | 'foreign' | 'unknown';

/** One thing that a person did in a messenger. */
export interface Incoming {
  channel: Channel;
  /** Unique for the channel: a repeat of it must change nothing. */
  updateId: string;
  userId: string;
  chatId: string;
  /** Where it matters, because something is to be told there. */
  readers?: Readers;
  /** What the messenger knows of the person: language only; names come from invitations. */
  language?: Locale;
  input: Input;
}
