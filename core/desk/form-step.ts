import { takeIn } from '../files/intake.ts';
import type { Draft } from '../forms/draft.ts';
import { type Answers, type Form, isGroup, isSeveral } from '../forms/form.ts';
import { readText } from '../forms/read.ts';
import { answered, collected, kept, turned, wentBack, wentTo } from '../forms/steps.ts';
import { nest, type Question, questionAt, questions } from '../forms/walker.ts';
import { cityById } from '../geo/index.ts';
import { named } from '../messages/names.ts';
import type { Action } from '../messages/screen.ts';
import { objectionToInviting } from '../people/colleagues.ts';
import { quoted } from '../texts/fit.ts';
import { type Text, t } from '../texts/text.ts';
import { carriersLike } from './carrier-choice.ts';
import { fieldZone } from './field-zone.ts';
import type { IncomingFile } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import { pageOf } from './option-pages.ts';
import { clientsLike, optionsFor, picked } from './options.ts';
import type { Problem } from './prompt.ts';

/** What an answer makes of a draft: the draft as it is next, or nothing new; with a problem, it is shown. */
export interface Step {
  next?: Draft;
  problem?: Problem;
}

/** A draft that is being answered, with everything that an answer is judged by. */
export interface Answering {
  kit: Kit;
  visitor: Visitor;
  form: Form;
  draft: Draft;
  /** The update that brings the answer. */
  update: string;
}

export const MAX_FILES = 10;

const stay: Step = {};
const objection = (text: Text): Step => ({ problem: { text } });

/** Something was typed in answer to the open question. */
export async function typed(on: Answering, question: Question, text: string): Promise<Step> {
  const { kit, visitor, form, draft } = on;
  const { field } = question;
  const option = await optionTyped(on, question, text);
  if (option !== undefined) return accept(on, question, option);
  if (field.kind === 'client' && visitor.door === 'staff') {
    const options = await clientsLike(kit, visitor, text);
    const key = options.length > 0 ? 'problem.which-client' : 'problem.no-client';
    return { problem: { text: t(key, { typed: quoted(text) }), options } };
  }
  if (field.kind === 'carrier' || field.kind === 'carriers') {
    const { options, closed } = await carriersLike(kit, text);
    if (closed !== undefined) return objection(t('problem.closed-carrier', { name: closed }));
    const key = options.length > 0 ? 'problem.which-carrier' : 'problem.no-carrier';
    return { problem: { text: t(key, { typed: quoted(text) }), options } };
  }
  const { clock, company } = kit.ports;
  const answers = nest(form, draft.answers);
  const reading = readText(field, text, {
    now: clock.now(),
    zone: (await fieldZone(kit, draft, field)) ?? company.zone,
    answers,
    item: itemOf(answers, question),
  });
  if ('value' in reading) return accept(on, question, reading.value);
  const problem: Problem = { text: reading.problem };
  if (reading.cities !== undefined) {
    problem.options = reading.cities.map((id) => ({ arg: id, label: cityLabel(id), value: id }));
  }
  if (reading.canKeep !== true) return { problem };
  const pending = { ...draft, pending: text.trim().slice(0, 100), rev: draft.rev + 1 };
  return { next: pending, problem: { ...problem, canKeep: true } };
}

/** People may type the words of a button instead of pressing it. */
async function optionTyped(
  { kit, visitor, draft }: Answering,
  { field }: Question,
  text: string,
): Promise<unknown> {
  const hasButtons = ['choice', 'colleague', 'partner', 'member', 'pick', 'driver'].includes(field.kind);
  if (!hasButtons && field.ready === undefined) return undefined;
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const locale = visitor.person.locale ?? kit.ports.company.locale;
  const offered = await optionsFor(kit, visitor, draft, field);
  const options = await Promise.all(
    offered.map(async ({ value, label }) => ({
      value,
      label: kit.ports.texts.say(locale, await named(kit.ports, label)).toLowerCase(),
    })),
  );
  const exact = options.find(({ label }) => label === wanted);
  const starting = options.filter(({ label }) => wanted.length > 1 && label.startsWith(wanted));
  return (exact ?? (starting.length === 1 ? starting[0] : undefined))?.value;
}

async function accept(
  { kit, form, draft, update }: Answering,
  { field }: Question,
  value: unknown,
): Promise<Step> {
  if (field.unique === 'inn') {
    const twin = await kit.ports.directory.search('client', String(value), 5);
    const same = twin.find((party) => party.inn === value);
    if (same !== undefined) {
      const holder = { person: same.logistician ?? same.sales ?? '' };
      return objection(t('problem.inn-taken', { name: same.name, holder }));
    }
  }
  if (field.kind === 'newColleague') {
    const against = await objectionToInviting(kit.ports, (value as { phone: string }).phone);
    if (against !== null) return objection(against.text);
  }
  return { next: answered(form, draft, { value }, update, kit.ports.clock.now()) };
}

/** A file came in answer to the open question. */
export async function sent(on: Answering, question: Question, file: IncomingFile): Promise<Step> {
  const { kit, visitor, form, draft, update } = on;
  const path =
    question.field.kind === 'files'
      ? question.path
      : form.fields.find((f) => !isGroup(f) && f.kind === 'files')?.key;
  if (path === undefined) return objection(t('problem.file-not-asked'));
  const taken = await takeIn(kit.ports, file, visitor.person.id, update);
  if ('problem' in taken) return objection(taken.problem);
  const files = valuesAt(draft, path);
  if (files.length >= MAX_FILES) return objection(t('problem.files-too-many', { max: MAX_FILES }));
  const value = [...new Set([...files, taken.file.id])];
  const next = collected(draft, { value }, update, kit.ports.clock.now(), path);
  // Sent before it was asked for: it is kept, and the question goes on.
  return path === question.path ? { next } : { next, problem: { text: t('form.fileKept') } };
}

/** A button was pressed that moves about in the form or answers the open question. */
export async function pressed(
  on: Answering,
  { op, arg = '' }: Extract<Action, { do: 'answer' }>,
): Promise<Step> {
  const { kit, form, draft, update } = on;
  const at = kit.ports.clock.now();
  if (op === 'summary' || op === 'correct') return { next: wentTo(draft, op, update, at) };
  if (op === 'edit') {
    const target = questions(form, draft.answers)[Number(arg)]?.path;
    return { next: wentTo(draft, target ?? 'summary', update, at) };
  }
  if (op === 'back') return { next: wentBack(form, draft, update, at) };
  const question = questionAt(form, draft);
  if (question === undefined) return stay;
  if (op === 'page') return { next: turned(draft, Number(arg), update, at) };
  if (op === 'keep' || op === 'done') return { next: kept(form, draft, update, at) };
  if (op === 'skip') {
    return question.field.optional === true
      ? { next: answered(form, draft, { skipped: true }, update, at) }
      : stay;
  }
  if (op === 'typed') {
    if (draft.pending === undefined || question.field.kind !== 'city') return stay;
    const value = { name: draft.pending, zone: kit.ports.company.zone };
    return { next: answered(form, draft, { value }, update, at) };
  }
  if (op === 'more') return { next: collected(draft, { value: await everything(on, question) }, update, at) };
  return pickedOption(on, question, arg, at);
}

/** One of the ready answers: the answer itself, or one more or less of several. */
async function pickedOption(on: Answering, question: Question, arg: string, at: string): Promise<Step> {
  const { kit, visitor, form, draft, update } = on;
  const value = await picked(kit, visitor, draft, question.field, arg);
  if (value === undefined) return objection(t('problem.gone'));
  if (!isSeveral(question.field)) return { next: answered(form, draft, { value }, update, at) };
  const chosen = valuesAt(draft, question.path);
  const meant: unknown[] = Array.isArray(value) ? value : [value];
  const isAll = meant.every((one) => chosen.includes(one));
  const others = chosen.filter((one) => !meant.includes(one));
  const toggled = isAll ? others : [...new Set([...chosen, ...meant])];
  return { next: collected(draft, { value: toggled }, update, at) };
}

/** All that was chosen and all that is offered; of carriers only those that are seen. */
async function everything({ kit, visitor, draft }: Answering, { field, path }: Question): Promise<unknown[]> {
  const options = await optionsFor(kit, visitor, draft, field);
  const seen = field.kind === 'carriers' ? pageOf(draft, options).shown : options;
  const offered = seen.map(({ value }) => value).filter((value) => !Array.isArray(value));
  return [...new Set([...valuesAt(draft, path), ...offered])];
}

function valuesAt(draft: Draft, path: string): unknown[] {
  const answer = draft.answers[path];
  return answer !== undefined && 'value' in answer ? (answer.value as unknown[]) : [];
}

function itemOf(answers: Answers, { item }: Question): Answers {
  if (item === undefined) return {};
  return (answers[item.group] as Answers[] | undefined)?.[item.index] ?? {};
}

function cityLabel(id: string): Text {
  const city = cityById(id);
  return t('city', { name: city?.name ?? '', region: city?.region ?? '' });
}
