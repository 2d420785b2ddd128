import type { Channel } from '../people/person.ts';
import type { Text } from '../texts/text.ts';

/** What a button or a menu opens. */
export interface Opening {
  process: string;
  form: string;
  caseId?: string;
  arg?: string;
  /** The stage entry whose button it is: the fact is refused when the case has moved on since. */
  stageSeq?: number;
}

/**
 * `given`: known before the form was opened, so it is never asked. `usual`: nobody said it, it is what the form takes
 * unless somebody corrects it.
 */
export type Answer =
  | { value: unknown; given?: true }
  | { value: unknown; usual: true }
  | { skipped: true; usual?: true };

/** What stands in a field of a page and could not be taken. */
export interface Unread {
  /** As typed; without it nothing was typed, or something was chosen. */
  words?: string;
  problem: Text;
  /** Whether the person has been told: only then are the same words, sent again, meant to stay as they are. */
  isTold: boolean;
}

/** How a draft ended: with a fact in a case, or without. */
export interface Ending {
  process: string;
  form: string;
  caseId?: string;
  /** By the update that had opened it: nothing was left to ask. */
  atOnce?: true;
}

/**
 * A form being filled in by a person in one messenger. It alone says which question is open; every change is one
 * write that also records the update it came from, so that a repeated update changes nothing.
 */
export interface Draft {
  id: string;
  personId: string;
  channel: Channel;
  process: string;
  form: string;
  caseId?: string;
  /** What the button that opened it carried. */
  arg?: string;
  /** The stage entry whose button opened it: the fact is refused when the case has moved on since. */
  stageSeq?: number;
  /** Path of the open question, `summary` or `correct`. */
  at: string;
  /** True when one field is being corrected from the summary. */
  correcting: boolean;
  answers: Record<string, Answer>;
  /** What was typed last and not accepted yet, so that "leave it as typed" can take it. */
  pending?: string;
  /** Where the form is filled in by pages: what could not be taken, by path. */
  unread?: Record<string, Unread>;
  /** There: the step of the page that the person has before the eyes, which stays while something is wrong with it. */
  drawn?: number;
  /** The task's message under which it was opened. */
  card?: string;
  /** What was to be opened when this form was found unfinished. */
  next?: Opening;
  /** Which page of the open question's ready answers is shown, from 0. */
  page?: number;
  /** Grows with each change; also the step in button tokens. */
  rev: number;
  /** The newest updates that changed it. */
  seen: string[];
  createdAt: string;
  updatedAt: string;
}
