import type { Draft } from '../forms/draft.ts';
import { type Field, isSeveral } from '../forms/form.ts';
import { stepOf } from '../forms/step.ts';
import { before, type Question, questionAt, questions } from '../forms/walker.ts';
import { type Button, type Line, line, type Screen } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import { aboutOf } from './about.ts';
import { withReach } from './carrier-choice.ts';
import { control } from './control.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { whys } from './option-lines.ts';
import { pageButtons, pageOf } from './option-pages.ts';
import { type Option, optionsFor } from './options.ts';
import { askOf, labelOf, shownAnswer } from './question-words.ts';

/** Two buttons a row when they are short enough to be read on a phone. */
export function rows(buttons: Button[], columns: number): Button[][] {
  const grid: Button[][] = [];
  for (let i = 0; i < buttons.length; i += columns) grid.push(buttons.slice(i, i + columns));
  return grid;
}

/** What the desk shows for a draft as it stands: a question, the summary, or the list of what can be corrected. */
export async function promptFor(
  kit: Kit,
  visitor: Visitor,
  draft: Draft,
  problem?: Problem,
): Promise<Screen> {
  const form = formOf(kit, draft);
  if (form === undefined) throw new Error(`no form ${draft.process}.${draft.form}`);
  if (draft.at === 'summary') return summary(kit, visitor, draft, problem?.text);
  if (draft.at === 'correct') return correction(kit, draft);
  const question = questionAt(form, draft);
  if (question === undefined) throw new Error(`draft ${draft.id} stands at ${draft.at}, which is not asked`);
  return questionScreen(kit, visitor, draft, question, problem);
}

export interface Problem {
  text: Text;
  options?: Option[];
  canKeep?: boolean;
}

async function questionScreen(
  kit: Kit,
  visitor: Visitor,
  draft: Draft,
  question: Question,
  problem: Problem | undefined,
): Promise<Screen> {
  const form = formOf(kit, draft)!;
  const { field } = question;
  const { n, of } = stepOf(form, draft.answers, question.path);
  const answer = draft.answers[question.path];
  const current = answer !== undefined && 'value' in answer ? answer.value : undefined;
  const options = problem?.options ?? (await optionsFor(kit, visitor, draft, field));
  const page = pageOf(draft, options);
  const shownOptions = await withReach(kit, page.shown);
  const chosen = isSeveral(field) || field.kind === 'files' ? ((current as string[] | undefined) ?? []) : [];
  const lines: (Line | 'gap')[] = [line(askOf(draft, question))];
  if (current !== undefined && !isSeveral(field)) {
    lines.push(line(await shownAnswer(kit, visitor, draft, question, current), t('form.now')));
  }
  const notes = field.notes?.(await aboutOf(kit, draft)) ?? [];
  lines.push(...[...notes, ...whys(shownOptions), ...examples(field)].map((text) => line(text)));
  return {
    ...(problem === undefined ? { title: titleOf(draft, n, of) } : {}),
    lines: problem === undefined ? lines : [line(problem.text), 'gap', ...lines],
    buttons: [
      ...rows(optionButtons(draft, shownOptions, chosen), options.some((o) => isLong(o)) ? 1 : 2),
      ...pageButtons(draft, page),
      ...(problem?.canKeep === true ? [[control(draft, 'typed', t('form.asTyped'))]] : []),
      ...ready(draft, field, page.shown, chosen, current),
      controls(draft, field, before(form, draft) !== undefined, answer !== undefined),
    ].filter((row) => row.length > 0),
  };
}

/** How a day may be typed; where it is picked from a calendar, nobody needs to know. */
function examples({ kind, past }: Field): Text[] {
  return kind === 'date' ? [t(past === true ? 'form.pastDayExample' : 'form.dayExample')] : [];
}

function titleOf(draft: Draft, n: number, of: number | undefined): Text {
  const name = t(`${draft.process}.form.${draft.form}`);
  const form = { text: name };
  if (of === 1) return name;
  return of === undefined ? t('form.step', { form, n }) : t('form.title', { form, n, of });
}

function isLong(option: Option): boolean {
  return (
    option.label.key === 'party' ||
    option.label.key === 'city' ||
    option.label.key === 'person' ||
    option.label.key.startsWith('client.points')
  );
}

function optionButtons(draft: Draft, options: Option[], chosen: string[]): Button[] {
  return options.map((option) =>
    control(
      draft,
      'pick',
      isTicked(option, chosen) ? t('form.ticked', { option: { text: option.label } }) : option.label,
      option.arg,
    ),
  );
}

function isTicked({ value }: Option, chosen: string[]): boolean {
  const meant: unknown[] = Array.isArray(value) ? value : [value];
  return meant.length > 0 && meant.every((one) => chosen.includes(one as string));
}

/** "Done" under questions that collect, "all of them" where there is a list. */
function ready(
  draft: Draft,
  field: Field,
  options: Option[],
  chosen: string[],
  current: unknown,
): Button[][] {
  if (isSeveral(field)) {
    const all = options.some(({ value }) => !chosen.includes(value as string))
      ? [control(draft, 'more', t('form.all'))]
      : [];
    return [[...all, ...(chosen.length > 0 ? [control(draft, 'done', t('form.done'))] : [])]];
  }
  if (field.kind === 'files') return chosen.length > 0 ? [[control(draft, 'done', t('form.done'))]] : [];
  return current === undefined ? [] : [[control(draft, 'keep', t('form.keep'))]];
}

function controls(draft: Draft, field: Field, hasBefore: boolean, isAnswered: boolean): Button[] {
  return [
    ...(hasBefore && !draft.correcting ? [control(draft, 'back', t('form.back'))] : []),
    ...(draft.correcting ? [control(draft, 'summary', t('form.back'))] : []),
    ...(field.optional === true && (!isAnswered || draft.correcting)
      ? [control(draft, 'skip', t('form.skip'))]
      : []),
    control(draft, 'cancel', t('form.cancel')),
  ];
}

/** Questions with an answer that a person would want to see again. */
function answeredQuestions(kit: Kit, draft: Draft): Question[] {
  const form = formOf(kit, draft)!;
  return questions(form, draft.answers).filter(
    (q) => q.more === undefined && draft.answers[q.path] !== undefined,
  );
}

async function summary(kit: Kit, visitor: Visitor, draft: Draft, problem: Text | undefined): Promise<Screen> {
  const lines: Line[] = [];
  for (const question of answeredQuestions(kit, draft)) {
    const answer = draft.answers[question.path]!;
    if ('value' in answer)
      lines.push(
        line(await shownAnswer(kit, visitor, draft, question, answer.value), labelOf(draft, question)),
      );
  }
  return {
    title: t('form.summary', { form: { text: t(`${draft.process}.form.${draft.form}`) } }),
    lines: problem === undefined ? lines : [line(problem), 'gap', ...lines],
    buttons: [
      [control(draft, 'send', t('form.send'))],
      [control(draft, 'correct', t('form.correct')), control(draft, 'cancel', t('form.cancel'))],
    ],
  };
}

/** What can be corrected: a button a question, by its place in the form. */
async function correction(kit: Kit, draft: Draft): Promise<Screen> {
  const form = formOf(kit, draft)!;
  const all = questions(form, draft.answers);
  const buttons = all.map((question, index) =>
    control(draft, 'edit', labelOf(draft, question), String(index)),
  );
  return {
    title: t('form.whatToCorrect'),
    lines: [],
    buttons: [...rows(buttons, 2), [control(draft, 'summary', t('form.back'))]],
  };
}
