import type { Line } from '../messages/screen.ts';
import type { Text } from '../texts/text.ts';

/** An answer that may be chosen on a page. `arg` is what comes back, at most 75 characters. */
export interface PageOption {
  arg: string;
  label: Text;
}

/** How a field of a page is filled in, and what stands in it. */
export type PageControl =
  /** Words. `ready`: answers that may be chosen instead of typed. */
  | { kind: 'text'; isLong: boolean; value?: string; ready: PageOption[]; chosen?: string }
  /** A calendar day, `YYYY-MM-DD`. */
  | { kind: 'date'; value?: string }
  | { kind: 'choice'; options: PageOption[]; value?: string }
  | { kind: 'choices'; options: PageOption[]; value: string[] }
  /** Too many to be listed: found by typing, see `Desk.lookUp`. */
  | { kind: 'search'; isSeveral: boolean; value: PageOption[] }
  /** Ids of files that are there already are in `value`; new ones are added. */
  | { kind: 'files'; most: number; value: string[] };

export interface PageField {
  /** Of the question in the draft: `stops.0.city`. */
  path: string;
  label: Text;
  hint?: Text;
  isOptional: boolean;
  /** What is answered here decides which other fields there are: the page is drawn anew at once. */
  redraws?: true;
  control: PageControl;
}

/** Several questions of a form at once, for a messenger that has input fields of its own. */
export interface FormPage {
  draft: string;
  /** The step of the draft that the page shows. */
  rev: number;
  title: Text;
  /** What is to be known before the fields are filled in, or why the business refused what was sent. */
  lines: (Line | 'gap')[];
  fields: PageField[];
  /** Whether more questions follow, or the form is sent. */
  submit: 'next' | 'send';
  /** Whether there is a page before this one. */
  hasBack: boolean;
}

/** What stands in a field when the page comes back: words, or what was chosen, or both where both are offered. */
export interface PageValue {
  text?: string;
  /** `arg`s of options. */
  chosen?: string[];
}
