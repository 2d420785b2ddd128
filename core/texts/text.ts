/**
 * A text that has not been put into words yet: a key of `locales/` and what goes into its blanks.
 * The core speaks only in these; a bot says them in the reader's language.
 */
import type { Money } from '../money/index.ts';

export type TextParam =
  | string
  | number
  /** `short`: to three figures or so, `12,4 млн ₽`. */
  | { money: Money; short?: true }
  /** A moment, shown in the given zone (the company's when none). */
  | { at: string; zone?: string; as?: 'time' | 'day' | 'moment' }
  /** A calendar date, `2026-11-25`. */
  | { day: string }
  | { text: Text }
  | { list: Text[] }
  /** Each on a line of its own. */
  | { lines: Text[] }
  /** Resolved to a name before it is said. */
  | { person: string }
  | { party: string }
  /** Resolved to name, position, phone, e-mail and what the person decides. */
  | { contact: string; of?: string }
  /** Resolved to the words that a person wrote, kept outside the journal. */
  | { inbox: string }
  /** Resolved to how many a broadcast has reached; see `broadcastKey`. */
  | { reach: string }
  /** Resolved to the name of who wrote that. */
  | { sender: string };

export interface Text {
  key: string;
  params?: Record<string, TextParam>;
}

/** Shorthand: `t('client.card.title', { name })`. */
export function t(key: string, params?: Record<string, TextParam>): Text {
  return params === undefined ? { key } : { key, params };
}

/** Words that a person wrote, passed on as they are. */
export function verbatim(words: string): Text {
  return { key: 'verbatim', params: { words } };
}
