import type { Answer } from './draft.ts';
import { type About, type Answers, type Field, type Form, isGroup } from './form.ts';
import { nest, nextOpen, type Question, questions } from './walker.ts';

type Given = Record<string, Answer>;

/** Whether any question of the form has a usual answer. */
export function hasUsual({ fields }: Form): boolean {
  const all = fields.flatMap((field): readonly Field[] => (isGroup(field) ? field.group : [field]));
  return all.some(({ usual }) => usual !== undefined);
}

/**
 * Answers what is usual, each question as the answers before it have it; what was filled in so before is worked out
 * anew, what a person said stays.
 */
export function withUsual(form: Form, answers: Given, about: About): Given {
  const said = Object.entries(answers).filter(([, answer]) => !isUsual(answer));
  const filled: Given = Object.fromEntries(said);
  const tried = new Set<string>();
  for (;;) {
    const next = questions(form, filled).find(({ path }) => filled[path] === undefined && !tried.has(path));
    if (next === undefined) return filled;
    tried.add(next.path);
    const answer = usualFor(next, about, nest(form, filled));
    if (answer !== undefined) filled[next.path] = answer;
  }
}

function usualFor({ field }: Question, about: About, answers: Answers): Answer | undefined {
  const value = field.usual?.(about, answers);
  if (value === undefined) return undefined;
  return value === null ? { skipped: true, usual: true } : { value, usual: true };
}

function isUsual(answer: Answer | undefined): boolean {
  return answer !== undefined && 'usual' in answer;
}

/** Where a form begins: at its first question that nothing usual answers, or at the summary. */
export function firstAsked(form: Form, answers: Given): string {
  return questions(form, answers).find(({ path }) => !isUsual(answers[path]))?.path ?? 'summary';
}

/** Where a form goes on when its open question was just answered by what is usual. */
export function nextAsked(form: Form, at: string, before: Given, filled: Given): string {
  const isPassed = before[at] === undefined && filled[at] !== undefined;
  return isPassed ? nextOpen(form, filled) : at;
}
