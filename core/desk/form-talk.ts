import { takeIn } from '../files/intake.ts';
import type { Draft, Ending } from '../forms/draft.ts';
import type { Answers, Form } from '../forms/form.ts';
import { readText } from '../forms/read.ts';
import { answered, collected, kept, wentBack, wentTo } from '../forms/steps.ts';
import { nest, type Question, questionAt, questions } from '../forms/walker.ts';
import { cityById } from '../geo/index.ts';
import type { Action, Button, Output, Screen } from '../messages/screen.ts';
import { line } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import type { Incoming, IncomingFile } from './incoming.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { clientsLike, optionsFor, picked } from './options.ts';
import { control, type Problem, promptFor } from './prompt.ts';
import { submit } from './submit.ts';

export interface Opening {
  process: string;
  form: string;
  caseId?: string;
  arg?: string;
  stageSeq?: number;
  prefill?: Record<string, unknown>;
}

const MAX_FILES = 10;

/** Walks a person through forms. The draft in the store alone says which question is open. */
export class FormTalk {
  readonly #kit: Kit;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  /** Opens a form; with another one open, asks what to do with that first. */
  async open(visitor: Visitor, from: Incoming, opening: Opening): Promise<Output[]> {
    const { drafts, ids, clock } = this.#kit.ports;
    const form = formOf(this.#kit, opening);
    if (form === undefined) return [{ kind: 'toast', text: t('refusal.unknown-button'), alert: true }];
    const { prefill, ...about } = opening;
    const at = clock.now();
    const answers = Object.fromEntries(
      Object.entries(prefill ?? {}).map(([key, value]) => [key, { value, given: true as const }]),
    );
    const draft: Draft = {
      ...about,
      id: ids.next(10),
      personId: visitor.person.id,
      channel: from.channel,
      at: questions(form, answers).find((q) => answers[q.path] === undefined)?.path ?? 'summary',
      correcting: false,
      answers,
      rev: 1,
      seen: [from.updateId],
      createdAt: at,
      updatedAt: at,
    };
    if ((await drafts.create(draft)) === 'created') return [await this.#show(visitor, draft)];
    const open = await drafts.openOf(visitor.person.id, from.channel);
    if (open === null) return [await this.#show(visitor, draft)];
    if (open.seen.includes(from.updateId) || isSame(open, opening)) return [await this.#show(visitor, open)];
    const screen = await promptFor(this.#kit, visitor, open);
    const unfinished = t('form.unfinished', { form: { text: t(`${open.process}.form.${open.form}`) } });
    return [{ kind: 'show', screen: { ...screen, lines: [line(unfinished), 'gap', ...screen.lines] } }];
  }

  /** Something was typed or sent while a form is open. */
  async take(visitor: Visitor, draft: Draft, from: Incoming): Promise<Output[]> {
    const form = formOf(this.#kit, draft);
    if (form === undefined) return this.#abandon(draft, from.updateId);
    if (draft.seen.includes(from.updateId)) {
      return isReady(form, draft)
        ? this.#send(visitor, form, draft, from.updateId)
        : [await this.#show(visitor, draft)];
    }
    const question = questionAt(form, draft);
    const { input } = from;
    if (question === undefined) return [await this.#show(visitor, draft)];
    if (input.kind === 'file') return this.#takeFile(visitor, draft, question, input.file, from.updateId);
    const text =
      input.kind === 'text'
        ? input.text
        : input.kind === 'contact'
          ? `${input.name} ${input.phone}`
          : undefined;
    if (text === undefined) return [await this.#show(visitor, draft, { text: t('problem.not-an-answer') })];
    return this.#takeText(visitor, form, draft, question, text, from.updateId);
  }

  async #takeText(
    visitor: Visitor,
    form: Form,
    draft: Draft,
    question: Question,
    text: string,
    update: string,
  ) {
    const { field } = question;
    const { clock } = this.#kit.ports;
    const typed = await this.#typedOption(visitor, draft, question, text);
    if (typed !== undefined) return this.#answer(visitor, form, draft, question, typed, update);
    if (field.kind === 'client' && visitor.door === 'staff') {
      const options = await clientsLike(this.#kit, visitor, text);
      const problem = {
        text: t(options.length > 0 ? 'problem.which-client' : 'problem.no-client', {
          typed: text.slice(0, 60),
        }),
        options,
      };
      return [await this.#show(visitor, draft, problem)];
    }
    const reading = readText(field, text, {
      now: clock.now(),
      zone: this.#kit.ports.company.zone,
      answers: nest(form, draft.answers),
      item: itemOf(form, draft, question),
    });
    if ('value' in reading) return this.#answer(visitor, form, draft, question, reading.value, update);
    const { cities, canKeep } = reading;
    const problem: Problem = { text: reading.problem, ...(canKeep === true ? { canKeep } : {}) };
    if (cities !== undefined)
      problem.options = cities.map((id) => ({ arg: id, label: cityLabel(id), value: id }));
    if (canKeep !== true) return [await this.#show(visitor, draft, problem)];
    const pending = { ...draft, pending: text.trim().slice(0, 100), rev: draft.rev + 1 };
    return this.#save(visitor, draft, pending, problem);
  }

  /** People may type the words of a button instead of pressing it. */
  async #typedOption(visitor: Visitor, draft: Draft, question: Question, text: string): Promise<unknown> {
    const { kind } = question.field;
    if (kind !== 'choice' && kind !== 'colleague' && kind !== 'partner') return undefined;
    const locale = visitor.person.locale ?? this.#kit.ports.company.locale;
    const wanted = text.trim().toLowerCase();
    if (wanted === '') return undefined;
    const options = await optionsFor(this.#kit, visitor, draft, question.field);
    const said = options.map((option) => ({
      option,
      label: this.#kit.ports.texts.say(locale, option.label).toLowerCase(),
    }));
    const exact = said.find(({ label }) => label === wanted);
    const starting = said.filter(({ label }) => wanted.length > 1 && label.startsWith(wanted));
    return (exact ?? (starting.length === 1 ? starting[0] : undefined))?.option.value;
  }

  async #answer(
    visitor: Visitor,
    form: Form,
    draft: Draft,
    question: Question,
    value: unknown,
    update: string,
  ) {
    if (question.field.unique === 'inn') {
      const twin = await this.#kit.ports.directory.search('client', String(value), 5);
      const same = twin.find((party) => party.inn === value);
      if (same !== undefined) {
        const text = t('problem.inn-taken', {
          name: same.name,
          holder: { person: same.logistician ?? same.sales ?? '' },
        });
        return [await this.#show(visitor, draft, { text })];
      }
    }
    const next = answered(form, draft, { value }, update, this.#kit.ports.clock.now());
    return this.#save(visitor, draft, next);
  }

  async #takeFile(visitor: Visitor, draft: Draft, question: Question, file: IncomingFile, update: string) {
    if (question.field.kind !== 'files')
      return [await this.#show(visitor, draft, { text: t('problem.file-not-asked') })];
    const taken = await takeIn(this.#kit.ports, file, visitor.person.id, update);
    if ('problem' in taken) return [await this.#show(visitor, draft, { text: taken.problem })];
    const answer = draft.answers[question.path];
    const files = answer !== undefined && 'value' in answer ? (answer.value as string[]) : [];
    if (files.length >= MAX_FILES)
      return [await this.#show(visitor, draft, { text: t('problem.files-too-many', { max: MAX_FILES }) })];
    const next = collected(
      draft,
      { value: [...new Set([...files, taken.file.id])] },
      update,
      this.#kit.ports.clock.now(),
    );
    return this.#save(visitor, draft, next);
  }

  /** A button of a form was pressed. */
  async press(
    visitor: Visitor,
    from: Incoming,
    action: Extract<Action, { do: 'answer' }>,
  ): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const draft = await drafts.get(action.draft);
    if (draft === null || draft.personId !== visitor.person.id) {
      return over();
    }
    const form = formOf(this.#kit, draft);
    if (form === undefined) return this.#abandon(draft, from.updateId);
    if (draft.seen.includes(from.updateId)) {
      return isReady(form, draft)
        ? this.#send(visitor, form, draft, from.updateId)
        : [await this.#replace(visitor, draft)];
    }
    if (action.op === 'cancel') return this.#askToCancel(visitor, draft, action.arg, from.updateId);
    if (action.step !== draft.rev) {
      return [
        { kind: 'toast', text: t('form.movedOn') },
        { kind: 'strip' },
        await this.#show(visitor, draft),
      ];
    }
    return this.#operate(visitor, form, draft, action, from.updateId);
  }

  async #operate(
    visitor: Visitor,
    form: Form,
    draft: Draft,
    { op, arg = '' }: Extract<Action, { do: 'answer' }>,
    update: string,
  ): Promise<Output[]> {
    const at = this.#kit.ports.clock.now();
    const question = questionAt(form, draft);
    if (op === 'send') return this.#send(visitor, form, draft, update);
    if (op === 'summary' || op === 'correct')
      return this.#turn(visitor, draft, wentTo(draft, op, update, at));
    if (op === 'edit') {
      const target = questions(form, draft.answers)[Number(arg)]?.path;
      return this.#turn(visitor, draft, wentTo(draft, target ?? 'summary', update, at));
    }
    if (op === 'back') return this.#turn(visitor, draft, wentBack(form, draft, update, at));
    if (question === undefined) return [await this.#replace(visitor, draft)];
    const { field } = question;
    if (op === 'keep' || op === 'done') return this.#turn(visitor, draft, kept(form, draft, update, at));
    if (op === 'skip') {
      if (field.optional !== true) return [await this.#replace(visitor, draft)];
      return this.#turn(visitor, draft, answered(form, draft, { skipped: true }, update, at));
    }
    if (op === 'typed') {
      if (draft.pending === undefined || field.kind !== 'city') return [await this.#replace(visitor, draft)];
      const value = { name: draft.pending, zone: this.#kit.ports.company.zone };
      return this.#turn(visitor, draft, answered(form, draft, { value }, update, at));
    }
    if (op === 'more')
      return this.#turn(visitor, draft, collected(draft, { value: [...(field.options ?? [])] }, update, at));
    const value = await picked(this.#kit, visitor, draft, field, arg);
    if (value === undefined) return [await this.#replace(visitor, draft)];
    if (field.kind !== 'choices')
      return this.#turn(visitor, draft, answered(form, draft, { value }, update, at));
    const answer = draft.answers[question.path];
    const chosen = answer !== undefined && 'value' in answer ? (answer.value as unknown[]) : [];
    const toggled = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    return this.#turn(visitor, draft, collected(draft, { value: toggled }, update, at));
  }

  async #send(visitor: Visitor, form: Form, draft: Draft, update: string): Promise<Output[]> {
    const outcome = await submit(this.#kit, visitor, form, draft);
    if (outcome.status === 'accepted') {
      const caseId = outcome.current.id;
      await this.#kit.ports.drafts.close(draft.id, update, caseId);
      return this.#sent(draft.process, form, caseId);
    }
    const { refusal } = outcome;
    if (
      ['already-decided', 'wrong-stage', 'not-allowed', 'no-such-case', 'opened-already'].includes(
        refusal.code,
      )
    ) {
      await this.#kit.ports.drafts.close(draft.id, update);
      return [{ kind: 'replace', screen: { lines: [line(refusal.text)], buttons: [] } }];
    }
    return [{ kind: 'replace', screen: await promptFor(this.#kit, visitor, draft, { text: refusal.text }) }];
  }

  /** Says what was done. Effects may have added to the case by now: an order has got its number. */
  async #sent(process: string, form: Form, caseId: string): Promise<Output[]> {
    const current = await this.#kit.cases.load(caseId);
    if (current === null)
      throw new Error(`form ${process}.${form.name} was sent to ${caseId}, which does not exist`);
    const title = this.#kit.cases.process(process).title(current);
    const text = t('form.sent', { what: { text: t(`${process}.fact.${form.fact}`) }, case: { text: title } });
    const card: Button = { text: t('button.card'), action: { do: 'view', view: 'case', arg: caseId } };
    return [{ kind: 'replace', screen: { lines: [line(text)], buttons: [[card]] } }];
  }

  /** The update that ended a form came again: its answer may have been lost, so it is given once more. */
  async ended({ process, form: name, caseId }: Ending): Promise<Output[]> {
    const form = formOf(this.#kit, { process, form: name });
    if (form === undefined || caseId === undefined) return over();
    return this.#sent(process, form, caseId);
  }

  /** What was entered would be lost: with more than an answer or two, asks first. */
  async #askToCancel(
    visitor: Visitor,
    draft: Draft,
    sure: string | undefined,
    update: string,
  ): Promise<Output[]> {
    if (sure === 'no') return [await this.#replace(visitor, draft)];
    if (sure === 'yes' || Object.keys(draft.answers).length < 2) return this.#cancel(draft, update);
    const screen: Screen = {
      lines: [line(t('form.sureToCancel', { form: { text: t(`${draft.process}.form.${draft.form}`) } }))],
      buttons: [
        [
          control(draft, 'cancel', t('form.yesCancel'), 'yes'),
          control(draft, 'cancel', t('form.noGoOn'), 'no'),
        ],
      ],
    };
    return [{ kind: 'replace', screen }];
  }

  async #cancel(draft: Draft, update: string): Promise<Output[]> {
    await this.#kit.ports.drafts.close(draft.id, update);
    const text = t('form.cancelled', { form: { text: t(`${draft.process}.form.${draft.form}`) } });
    return [{ kind: 'replace', screen: { lines: [line(text)], buttons: [] } }];
  }

  /** `/cancel` typed. */
  async cancelOpen(visitor: Visitor, from: Incoming): Promise<Output[]> {
    const draft = await this.#kit.ports.drafts.openOf(visitor.person.id, from.channel);
    if (draft === null)
      return [{ kind: 'show', screen: { lines: [line(t('form.nothingToCancel'))], buttons: [] } }];
    const [output] = await this.#cancel(draft, from.updateId);
    return output?.kind === 'replace' ? [{ kind: 'show', screen: output.screen }] : [];
  }

  /** The form is no longer part of the product: what was entered is of no use, and the person is told. */
  async #abandon(draft: Draft, update: string): Promise<Output[]> {
    await this.#kit.ports.drafts.close(draft.id, update);
    return [{ kind: 'show', screen: { lines: [line(t('form.gone'))], buttons: [] } }];
  }

  async #save(visitor: Visitor, before: Draft, next: Draft, problem?: Problem): Promise<Output[]> {
    if ((await this.#kit.ports.drafts.save(next, before.rev)) === 'saved')
      return isReady(formOf(this.#kit, next), next) && problem === undefined
        ? this.#send(visitor, formOf(this.#kit, next)!, next, next.seen.at(-1) ?? '')
        : [await this.#show(visitor, next, problem)];
    const open = await this.#kit.ports.drafts.get(before.id);
    return open === null ? [] : [await this.#show(visitor, open)];
  }

  /** Saves and changes the message whose button was pressed. */
  async #turn(visitor: Visitor, before: Draft, next: Draft): Promise<Output[]> {
    const outputs = await this.#save(visitor, before, next);
    return outputs.map((output) =>
      output.kind === 'show' ? { kind: 'replace', screen: output.screen } : output,
    );
  }

  async #show(visitor: Visitor, draft: Draft, problem?: Problem): Promise<Output> {
    return { kind: 'show', screen: await promptFor(this.#kit, visitor, draft, problem) };
  }

  async #replace(visitor: Visitor, draft: Draft): Promise<Output> {
    return { kind: 'replace', screen: await promptFor(this.#kit, visitor, draft) };
  }
}

function over(): Output[] {
  return [{ kind: 'toast', text: t('form.over') }, { kind: 'strip' }];
}

/** A form without a summary is sent with its last answer. */
function isReady(form: Form | undefined, draft: Draft): boolean {
  return form?.direct === true && draft.at === 'summary';
}

function isSame(draft: Draft, opening: Opening): boolean {
  return (
    draft.process === opening.process &&
    draft.form === opening.form &&
    draft.caseId === opening.caseId &&
    draft.arg === opening.arg
  );
}

function itemOf(form: Form, draft: Draft, { item }: Question): Answers {
  if (item === undefined) return {};
  return (nest(form, draft.answers)[item.group] as Answers[] | undefined)?.[item.index] ?? {};
}

function cityLabel(id: string): Text {
  const city = cityById(id);
  return t('city', { name: city?.name ?? '', region: city?.region ?? '' });
}
