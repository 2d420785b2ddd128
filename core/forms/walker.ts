import type { Answer, Draft } from './draft.ts';
import { type Answers, type Field, type Form, type Group, isGroup } from './form.ts';

/** One question of a form as it is open now. */
export interface Question {
  path: string;
  field: Field;
  /** For a question in a group: which item (from 0) and the group's key. */
  item?: { group: string; index: number };
  /** "One more?" after an item of a group. */
  more?: { group: Group; index: number };
}

const YES_NO: Field = { key: 'more', kind: 'yesno' };

function isTrue(answer: Answer | undefined): boolean {
  return answer !== undefined && 'value' in answer && answer.value === true;
}

/** All questions that these answers lead through, in order; it ends where an unanswered "one more?" stands. */
export function questions(form: Form, answers: Record<string, Answer>): Question[] {
  const list: Question[] = [];
  const so = nest(form, answers);
  for (const field of form.fields) {
    if (field.when !== undefined && !field.when(so)) continue;
    const answer = isGroup(field) ? undefined : answers[field.key];
    if (answer !== undefined && 'given' in answer) continue;
    if (isGroup(field)) list.push(...groupQuestions(field, answers, so));
    else list.push({ path: field.key, field });
  }
  return list;
}

function groupQuestions(group: Group, answers: Record<string, Answer>, so: Answers): Question[] {
  const list: Question[] = [];
  for (let index = 0; index < group.max; index++) {
    if (index >= group.min) {
      const more = `${group.key}.more.${index}`;
      list.push({ path: more, field: YES_NO, more: { group, index } });
      if (!isTrue(answers[more])) break;
    }
    const item = (so[group.key] as Answers[] | undefined)?.[index] ?? {};
    for (const field of group.group) {
      if (field.when !== undefined && !field.when(item)) continue;
      list.push({ path: `${group.key}.${index}.${field.key}`, field, item: { group: group.key, index } });
    }
  }
  return list;
}

export function questionAt(form: Form, draft: Pick<Draft, 'at' | 'answers'>): Question | undefined {
  return questions(form, draft.answers).find((question) => question.path === draft.at);
}

/** The first question without an answer, or the summary. */
export function nextOpen(form: Form, answers: Record<string, Answer>): string {
  return questions(form, answers).find((question) => answers[question.path] === undefined)?.path ?? 'summary';
}

/** The question before this one; undefined at the first. */
export function before(form: Form, draft: Pick<Draft, 'at' | 'answers'>): string | undefined {
  const list = questions(form, draft.answers);
  const index =
    draft.at === 'summary' ? list.length : list.findIndex((question) => question.path === draft.at);
  return list[index - 1]?.path;
}

/** Answers as the fact holds them: groups as arrays, skipped questions absent, only what is still asked. */
export function nest(form: Form, answers: Record<string, Answer>): Answers {
  const nested: Answers = {};
  for (const field of form.fields) {
    if (!isGroup(field)) {
      const answer = answers[field.key];
      if (answer !== undefined && 'value' in answer) nested[field.key] = answer.value;
      continue;
    }
    const items: Answers[] = [];
    for (let index = 0; index < field.max; index++) {
      if (index >= field.min && !isTrue(answers[`${field.key}.more.${index}`])) break;
      const item: Answers = {};
      for (const inner of field.group) {
        const answer = answers[`${field.key}.${index}.${inner.key}`];
        if (answer !== undefined && 'value' in answer) item[inner.key] = answer.value;
      }
      items.push(item);
    }
    nested[field.key] = items;
  }
  return nested;
}

/** The answers of the questions that are still asked: what a changed answer made idle is left out. */
export function relevant(form: Form, answers: Record<string, Answer>): Record<string, Answer> {
  const asked = questions(form, answers);
  const given = Object.entries(answers).filter(([, answer]) => 'given' in answer);
  const kept = asked.flatMap(({ path }): [string, Answer][] => {
    const answer = answers[path];
    return answer === undefined ? [] : [[path, answer]];
  });
  return Object.fromEntries([...given, ...kept]);
}

/** Items of a group that hold nothing (all skipped) are dropped from the fact. */
export function withoutEmptyItems(form: Form, answers: Answers): Answers {
  const cleaned: Answers = { ...answers };
  for (const field of form.fields) {
    if (isGroup(field)) {
      cleaned[field.key] = (answers[field.key] as Answers[]).filter((item) => Object.keys(item).length > 0);
    }
  }
  return cleaned;
}
