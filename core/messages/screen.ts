import type { FormPage } from '../forms/form-page.ts';
import type { Text } from '../texts/text.ts';

/** What a button does when it is pressed. Small on purpose: it travels in at most 64 bytes. */
export type Action =
  /** A move in a case, offered by a stage that was entered with entry `seq`; `arg` is a quick answer. */
  | { do: 'move'; caseId: string; seq: number; event: string; arg?: string }
  /** Leave for this address. */
  | { do: 'open'; url: string }
  /** Open a screen: its name, what it is about, and a page. */
  | { do: 'view'; view: string; arg?: string; page?: number }
  /** Open a form, about a case or not. */
  | { do: 'form'; form: string; caseId?: string; arg?: string }
  /** Say which case a partner's own message belongs to. */
  | { do: 'file'; item: string; caseId: string }
  /** Answer the open question of a draft: `step` guards against a press on an older question. */
  | { do: 'answer'; draft: string; step: number; op: DraftOp; arg?: string };

/** What comes back to us when it is pressed. */
export type Press = Exclude<Action, { do: 'open' }>;

export type DraftOp =
  | 'pick'
  | 'done'
  | 'keep'
  | 'back'
  | 'skip'
  | 'cancel'
  | 'send'
  | 'correct'
  | 'summary'
  | 'edit'
  | 'typed'
  | 'more'
  | 'page';

export interface Button {
  text: Text;
  action: Action;
}

export interface Line {
  label?: Text;
  value: Text;
}

/** A message without a messenger: every bot draws the same one. */
export interface Screen {
  title?: Text;
  /** Paragraphs and "label: value" lines, in order; an empty line parts blocks. */
  lines: (Line | 'gap')[];
  /** In italics below: how to answer, examples. */
  hint?: Text;
  buttons: Button[][];
  /** Words to be passed on to somebody else: shown in a message of their own. */
  forward?: Text;
  /** Files to show with it, by id. */
  files?: string[];
  /** Take a keyboard that was asked for earlier away. */
  dropKeyboard?: true;
  /** Ask the messenger for the person's own phone number. */
  askContact?: Text;
}

/** What to do in the chat, in order. */
export type Output =
  | { kind: 'show'; screen: Screen }
  /** Change the message whose button was pressed; shown anew where that cannot be done. */
  | { kind: 'replace'; screen: Screen }
  /** Take the buttons off the pressed message. */
  | { kind: 'strip' }
  /** Draw a page of a form, in the place of the one that was open. */
  | { kind: 'page'; page: FormPage }
  /** The page stays as it is, with what is wrong at each field, by path. */
  | { kind: 'objections'; at: Record<string, Text> }
  /** The page is done with: it closes; `said`: what came of it, where it cannot close by itself. */
  | { kind: 'closePage'; said?: Text }
  /** Questions about forms that stand unanswered in the chat are settled: this takes their place. */
  | { kind: 'settled'; text: Text }
  /** A short answer to the press. */
  | { kind: 'toast'; text: Text; alert?: boolean };

export function line(value: Text, label?: Text): Line {
  return label === undefined ? { value } : { label, value };
}

/** A new message in the chat. */
export function show(screen: Screen): Output[] {
  return [{ kind: 'show', screen }];
}

/** A new message of one paragraph. */
export function say(text: Text): Output[] {
  return show({ lines: [line(text)], buttons: [] });
}

/** One paragraph in the place of the message whose button was pressed. */
export function replaced(text: Text): Output[] {
  return [{ kind: 'replace', screen: { lines: [line(text)], buttons: [] } }];
}

/** A short answer to a press that the person has to notice. */
export function alert(text: Text): Output[] {
  return [{ kind: 'toast', text, alert: true }];
}
