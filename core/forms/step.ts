import type { Answer } from './draft.ts';
import { type Form, isGroup } from './form.ts';
import { questions } from './walker.ts';

/** Which of its questions a form asks now, from 1, and of how many where that is certain from the start. */
export interface Step {
  n: number;
  of?: number;
}

/** What is usual is not asked, and so not counted. */
export function stepOf(form: Form, answers: Record<string, Answer>, path: string): Step {
  const all = questions(form, answers);
  const before = all.slice(
    0,
    all.findIndex((question) => question.path === path),
  );
  const n = before.filter((question) => !('usual' in (answers[question.path] ?? {}))).length + 1;
  return isCertain(form) ? { n, of: all.length } : { n };
}

/** Whether no answer can bring another question up, or make one needless. */
function isCertain({ fields }: Form): boolean {
  return fields.every((field) => !isGroup(field) && field.when === undefined && field.usual === undefined);
}
