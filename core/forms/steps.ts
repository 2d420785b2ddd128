import type { Text } from '../texts/text.ts';
import type { Answer, Draft } from './draft.ts';
import type { Form } from './form.ts';
import { before, nextOpen, questionAt } from './walker.ts';

/** How many updates a draft remembers; a messenger repeats only its newest ones. */
const SEEN = 50;

function changed(draft: Draft, update: string, at: string, change: Partial<Draft>): Draft {
  const { page, ...rest } = draft;
  // Another question has its own ready answers.
  const goesOn = page !== undefined && (change.at ?? draft.at) === draft.at;
  return {
    ...rest,
    ...(goesOn ? { page } : {}),
    ...change,
    rev: draft.rev + 1,
    seen: [...draft.seen, update].slice(-SEEN),
    updatedAt: at,
  };
}

/** The open question is answered; the next unanswered one opens, or the summary. */
export function answered(form: Form, draft: Draft, answer: Answer, update: string, at: string): Draft {
  const answers = { ...draft.answers, [draft.at]: answer };
  for (const path of madeIdle(form, draft, answer)) delete answers[path];
  return changed(draft, update, at, { answers, at: nextOpen(form, answers), correcting: false });
}

/** Answers that a changed one takes its meaning from. */
function madeIdle(form: Form, draft: Draft, answer: Answer): string[] {
  const resets = questionAt(form, draft)?.field.resets ?? [];
  const unchanged = JSON.stringify(draft.answers[draft.at]) === JSON.stringify(answer);
  const item = draft.at.slice(0, draft.at.lastIndexOf('.') + 1);
  return unchanged ? [] : resets.map((key) => item + key);
}

/** The answer grows but the question stays open (several files, several choices). */
export function collected(draft: Draft, answer: Answer, update: string, at: string, path = draft.at): Draft {
  return changed(draft, update, at, { answers: { ...draft.answers, [path]: answer } });
}

/** Other ready answers of the open question are shown. */
export function turned(draft: Draft, page: number, update: string, at: string): Draft {
  return changed(draft, update, at, { page });
}

/**
 * A page was filled in as far as it could be taken; `at` is where the form stands now. It is drawn anew, or stays before
 * the person's eyes with what is wrong.
 */
export function filled(
  draft: Draft,
  { answers, unread, at: place }: Required<Pick<Draft, 'answers' | 'unread' | 'at'>>,
  stays: boolean,
  update: string,
  at: string,
): Draft {
  const drawn = stays ? drawnAt(draft) : draft.rev + 1;
  return changed(draft, update, at, { answers, unread, at: place, drawn, correcting: false });
}

/** The business said no to one of the answers: the page stays before the person's eyes, and says so there. */
export function refusedAt(
  draft: Draft,
  path: string,
  problem: Text,
  shown: Required<Pick<Draft, 'at' | 'drawn'>>,
): Draft {
  const unread = { ...draft.unread, [path]: { problem, isTold: true } };
  return { ...draft, ...shown, unread, rev: draft.rev + 1 };
}

/** The step of the page that the person has before the eyes. */
export function drawnAt({ drawn, rev }: Pick<Draft, 'drawn' | 'rev'>): number {
  return drawn ?? rev;
}

/** The question stays answered as it was; goes on. */
export function kept(form: Form, draft: Draft, update: string, at: string): Draft {
  return changed(draft, update, at, { at: nextAfter(form, draft), correcting: false });
}

function nextAfter(form: Form, draft: Draft): string {
  return draft.correcting ? 'summary' : nextOpen(form, draft.answers);
}

export function wentBack(form: Form, draft: Draft, update: string, at: string): Draft {
  return changed(draft, update, at, { at: before(form, draft) ?? draft.at, correcting: false });
}

/** From the summary to the list of what can be corrected, to one question, or back. */
export function wentTo(draft: Draft, target: string, update: string, at: string): Draft {
  return changed(draft, update, at, { at: target, correcting: target !== 'summary' && target !== 'correct' });
}
