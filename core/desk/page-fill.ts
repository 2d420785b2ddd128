import type { Answer, Draft, Unread } from '../forms/draft.ts';
import { isSeveral } from '../forms/form.ts';
import type { PageControl, PageValue } from '../forms/form-page.ts';
import { answered } from '../forms/steps.ts';
import { nest, type Question, questions } from '../forms/walker.ts';
import { type Text, t } from '../texts/text.ts';
import { typed } from './form-step.ts';
import type { IncomingFile, Input } from './incoming.ts';
import { optionsFor, picked } from './options.ts';
import { controlOf, type OnPage } from './page-control.ts';
import { takeFiles } from './page-files.ts';

/** What came back of a page. */
type Filled = Pick<Extract<Input, { kind: 'page' }>, 'values' | 'files'>;

/** Why the page came back: to be sent on, to be drawn anew, or to be left for the one before it. */
type Purpose = 'sent' | 'drawn' | 'left';

/** How one field was taken. */
interface Taken {
  /** All answers as they are next. */
  answers?: Draft['answers'];
  problem?: Text;
  /** As typed, where that could not be taken. */
  words?: string;
}

const LONGEST_KEPT = 4000;

/**
 * What a filled-in page makes of the draft's answers. What cannot be taken is kept beside them as it was typed. A
 * page that is sent has every question answered or left out, and the person is told what is wrong.
 */
export async function fillIn(
  on: OnPage,
  page: Question[],
  { values, files }: Filled,
  purpose: Purpose,
): Promise<Required<Pick<Draft, 'answers' | 'unread'>>> {
  const isSent = purpose === 'sent';
  let { answers } = on.draft;
  const unread = { ...on.draft.unread };
  for (const question of page) {
    const { path } = question;
    const now: OnPage = { ...on, draft: { ...on.draft, answers, at: path } };
    const taken = await take(on, now, question, values[path], files[path] ?? [], isSent);
    answers = taken.answers ?? answers;
    const before = unread[path];
    delete unread[path];
    if (taken.problem === undefined) continue;
    const words = taken.words?.slice(0, LONGEST_KEPT);
    const isTold = isSent || (purpose === 'drawn' && before?.isTold === true && before.words === words);
    unread[path] = { problem: taken.problem, isTold, ...(words === undefined ? {} : { words }) };
  }
  const asked = new Set(questions(on.form, answers).map(({ path }) => path));
  return { answers, unread: Object.fromEntries(Object.entries(unread).filter(([path]) => asked.has(path))) };
}

/** Takes one field: `on` is the page as it was drawn, `now` what the fields before this one made of it. */
async function take(
  on: OnPage,
  now: OnPage,
  question: Question,
  value: PageValue | undefined,
  files: IncomingFile[],
  isSent: boolean,
): Promise<Taken> {
  const { path } = question;
  const { control } = await controlOf(on, question);
  const stuck = on.draft.unread?.[path];
  const before = now.draft.answers[path];
  if (control.kind === 'files') {
    const taken = await takeFiles(on, path, value?.chosen ?? control.value, files);
    const { ids, problem } = taken;
    const empty = ids.length > 0 ? undefined : leftOut(now, question, isSent && problem === undefined);
    return {
      answers: empty?.answers ?? withAnswer(now.draft.answers, path, { value: ids }),
      ...(problem === undefined ? empty?.problem && { problem: empty.problem } : { problem }),
    };
  }
  const isKept = value === undefined || isUnchanged(control, value);
  if (isKept && stuck === undefined) {
    if (before !== undefined) return checkedAgain(now, question, before, control);
    // What stood there by itself is nobody's answer until the page is sent.
    if (!isSent) return {};
  }
  const given = value ?? { ...(stuck?.words === undefined ? {} : { text: stuck.words }) };
  const chosen = chosenOf(control, given);
  if (chosen.length > 0) return pick(on, now, question, chosen);
  const text = given.text?.trim() ?? '';
  if (text !== '') return read(now, question, text, stuck);
  return leftOut(now, question, isSent);
}

function isUnchanged(control: PageControl, { text = '', chosen = [] }: PageValue): boolean {
  switch (control.kind) {
    case 'text':
      return text.trim() === (control.value ?? '').trim() && chosen[0] === control.chosen;
    case 'date':
    case 'choice':
      return (chosen[0] ?? text) === (control.value ?? '');
    case 'choices':
      return isSameSet(chosen, control.value);
    case 'search':
      return isSameSet(
        chosen,
        control.value.map(({ arg }) => arg),
      );
    case 'files':
      return false;
  }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((arg) => other.includes(arg));
}

/** Where an answer may be typed or chosen, what was changed counts; what was typed, if both were. */
function chosenOf(control: PageControl, { text = '', chosen = [] }: PageValue): string[] {
  if (control.kind === 'date') return [];
  if (control.kind !== 'text') return chosen;
  const isTyped = text.trim() !== '' && text.trim() !== (control.value ?? '').trim();
  const isOld = chosen[0] === control.chosen && text.trim() !== '';
  return isTyped || isOld ? [] : chosen;
}

/** What stood there all along may be wrong by what stands before it now. */
function checkedAgain(now: OnPage, { field }: Question, before: Answer, control: PageControl): Taken {
  if (field.check === undefined || !('value' in before)) return {};
  const problem = field.check(before.value, nest(now.form, now.draft.answers));
  if (problem === undefined) return {};
  const words = control.kind === 'text' ? control.value : undefined;
  return { problem, ...(words === undefined ? {} : { words }) };
}

/** Options mean what they meant on the page as it was drawn; they must be there still. */
async function pick(on: OnPage, now: OnPage, question: Question, args: string[]): Promise<Taken> {
  const { kit, visitor } = on;
  const { field } = question;
  const found = await Promise.all(args.map((arg) => picked(kit, visitor, on.draft, field, arg)));
  const isThere = field.only === undefined || (await areOffered(now, question, found));
  if (found.includes(undefined) || !isThere) return { problem: t('problem.gone') };
  const value = isSeveral(field) ? [...new Set(found.flat())] : found[0];
  return { answers: answeredAt(now, { value }) };
}

async function areOffered(now: OnPage, { field }: Question, values: unknown[]): Promise<boolean> {
  const offered = (await optionsFor(now.kit, now.visitor, now.draft, field)).map(({ value }) => value);
  return values.every((value) => offered.includes(value));
}

async function read(
  now: OnPage,
  question: Question,
  text: string,
  stuck: Unread | undefined,
): Promise<Taken> {
  const { next, problem } = await typed(now, question, text);
  if (problem === undefined) return next === undefined ? {} : { answers: next.answers };
  const { canKeep, options = [] } = problem;
  if (canKeep !== true) return { problem: problem.text, words: text };
  // Told once already, and sent again as it was: so it is meant.
  if (stuck?.isTold === true && stuck.words === text)
    return { answers: answeredAt(now, { value: asTyped(now, text) }) };
  const cities = { list: options.map(({ label }) => t('form.quoted', { option: { text: label } })) };
  const advice = options.length > 0 ? t('problem.cities-meant', { cities }) : t('problem.city-as-typed');
  return { problem: advice, words: text };
}

/** A city that nobody knows goes by the company's clock. */
function asTyped({ kit }: OnPage, text: string): { name: string; zone: string } {
  return { name: text.slice(0, 100), zone: kit.ports.company.zone };
}

/** Nothing stands in the field. */
function leftOut({ draft }: OnPage, { path, field, more }: Question, isSent: boolean): Taken {
  const before = draft.answers[path];
  if (more !== undefined && isSent) return { answers: withAnswer(draft.answers, path, { value: false }) };
  if (field.optional === true && (isSent || before !== undefined))
    return { answers: withAnswer(draft.answers, path, { skipped: true }) };
  const { [path]: _, ...answers } = draft.answers;
  return { answers, ...(isSent ? { problem: t('problem.missing') } : {}) };
}

function answeredAt({ form, draft, kit, update }: OnPage, answer: Answer): Draft['answers'] {
  return answered(form, draft, answer, update, kit.ports.clock.now()).answers;
}

function withAnswer(answers: Draft['answers'], path: string, answer: Answer): Draft['answers'] {
  return { ...answers, [path]: answer };
}
