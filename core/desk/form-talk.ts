import type { Draft, Ending } from '../forms/draft.ts';
import { type Answers, type Form, isGroup } from '../forms/form.ts';
import { firstAsked, hasUsual, nextAsked, withUsual } from '../forms/usual.ts';
import { questionAt } from '../forms/walker.ts';
import { type Action, line, type Output, say } from '../messages/screen.ts';
import { t } from '../texts/text.ts';
import { parseYesNo } from '../values/index.ts';
import { aboutOf } from './about.ts';
import { abandon, askToCancel, ended, over, send } from './form-end.ts';
import { type Answering, pressed, type Step, sent, typed } from './form-step.ts';
import type { Incoming } from './incoming.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { objection } from './objection.ts';
import { type Problem, promptFor } from './prompt.ts';

export interface Opening {
  process: string;
  form: string;
  caseId?: string;
  arg?: string;
  stageSeq?: number;
}

/** Walks a person through forms. The draft in the store alone says which question is open. */
export class FormTalk {
  readonly #kit: Kit;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  /** Opens a form; with another one open, says so and shows that one first. */
  async open(visitor: Visitor, from: Incoming, opening: Opening): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const form = formOf(this.#kit, opening);
    if (form === undefined) return [{ kind: 'toast', text: t('refusal.unknown-button'), alert: true }];
    const draft = await this.#fresh(visitor, from, form, opening);
    const against = await objection(this.#kit, visitor, form, draft);
    if (against !== null) return say(against);
    const on: Answering = { kit: this.#kit, visitor, form, draft, update: from.updateId };
    if ((await drafts.create(draft)) === 'created') return below(await this.#again(on));
    const open = await drafts.openOf(visitor.person.id, from.channel);
    if (open === null) return [await this.#show(visitor, draft)];
    if (isSame(open, opening)) return [await this.#show(visitor, open)];
    const screen = await promptFor(this.#kit, visitor, open);
    const unfinished = t('form.unfinished', { form: { text: t(`${open.process}.form.${open.form}`) } });
    return [{ kind: 'show', screen: { ...screen, lines: [line(unfinished), 'gap', ...screen.lines] } }];
  }

  async #fresh(visitor: Visitor, from: Incoming, form: Form, opening: Opening): Promise<Draft> {
    const { ids, clock } = this.#kit.ports;
    const at = clock.now();
    const blank: Draft = {
      ...opening,
      id: ids.next(10),
      personId: visitor.person.id,
      channel: from.channel,
      at: '',
      correcting: false,
      answers: {},
      rev: 1,
      seen: [from.updateId],
      createdAt: at,
      updatedAt: at,
    };
    const given = Object.entries(await this.#givenClient(visitor, form, opening)).map(
      ([key, value]) => [key, { value, given: true as const }] as const,
    );
    const about = form.starts === undefined && !hasUsual(form) ? undefined : await aboutOf(this.#kit, blank);
    const starts =
      about === undefined || about.current === null ? {} : (form.starts?.(about.current, about) ?? {});
    const known = Object.entries({ ...starts, ...(await this.#sentFiles(form, opening)) })
      .filter(([, value]) => !Array.isArray(value) || value.length > 0)
      .map(([key, value]) => [key, { value }] as const);
    const said: Draft['answers'] = Object.fromEntries([...given, ...known]);
    const answers = about === undefined ? said : withUsual(form, said, about);
    return { ...blank, at: firstAsked(form, answers), answers };
  }

  /** A form that asks for a client knows it where there is only one it can be: that of the card, or the partner's own. */
  async #givenClient({ person, door }: Visitor, form: Form, { arg }: Opening): Promise<Answers> {
    const field = form.fields.find((one) => !isGroup(one) && one.kind === 'client');
    if (field === undefined) return {};
    const own = person.memberships.filter((m) => m.as === 'client').map((m) => m.partyId);
    const client = door === 'staff' ? await this.#clientOf(arg) : own.length === 1 ? own[0] : undefined;
    return client === undefined ? {} : { [field.key]: client };
  }

  async #clientOf(caseId: string | undefined): Promise<string | undefined> {
    const current = caseId === undefined ? null : await this.#kit.cases.load(caseId);
    return current === null
      ? undefined
      : this.#kit.cases.process(current.process).index(current.context).partyId;
  }

  /** The files that were sent before the form was opened for them. */
  async #sentFiles(form: Form, { arg }: Opening): Promise<Answers> {
    const field = form.fields.find((one) => !isGroup(one) && one.kind === 'files');
    if (form.takesFiles !== true || field === undefined || arg === undefined) return {};
    const item = await this.#kit.ports.inbox.get(arg);
    return item === null ? {} : { [field.key]: item.files };
  }

  /** The update that opened a form came again. */
  async opened(visitor: Visitor, draft: Draft, from: Incoming): Promise<Output[]> {
    const form = formOf(this.#kit, draft);
    if (form === undefined) return abandon(this.#kit, draft, from.updateId);
    return below(await this.#again({ kit: this.#kit, visitor, form, draft, update: from.updateId }));
  }

  /** Something was typed or sent while a form is open. */
  async take(visitor: Visitor, draft: Draft, from: Incoming): Promise<Output[]> {
    const form = formOf(this.#kit, draft);
    if (form === undefined) return abandon(this.#kit, draft, from.updateId);
    const on: Answering = { kit: this.#kit, visitor, form, draft, update: from.updateId };
    if (draft.seen.includes(from.updateId)) return this.#again(on);
    const question = questionAt(form, draft);
    const { input } = from;
    if (question === undefined) {
      return saysYes(from) && draft.at === 'summary' ? send(on) : [await this.#show(visitor, draft)];
    }
    if (input.kind === 'file') return this.#make(on, await sent(on, question, input.file));
    if (input.kind === 'text') return this.#make(on, await typed(on, question, input.text));
    if (input.kind === 'contact')
      return this.#make(on, await typed(on, question, `${input.name} ${input.phone}`));
    return [await this.#show(visitor, draft, { text: t('problem.not-an-answer') })];
  }

  /** A button of a form was pressed. */
  async press(
    visitor: Visitor,
    from: Incoming,
    action: Extract<Action, { do: 'answer' }>,
  ): Promise<Output[]> {
    const draft = await this.#kit.ports.drafts.get(action.draft);
    if (draft === null || draft.personId !== visitor.person.id) {
      // A second press on "send" finds the outcome in the same message: that stays as it is.
      return action.op === 'send' ? [{ kind: 'toast', text: t('form.over') }] : over();
    }
    const form = formOf(this.#kit, draft);
    if (form === undefined) return abandon(this.#kit, draft, from.updateId);
    const on: Answering = { kit: this.#kit, visitor, form, draft, update: from.updateId };
    if (draft.seen.includes(from.updateId)) return inPlace(await this.#again(on));
    if (action.op === 'cancel' && action.arg !== 'no') {
      return askToCancel(this.#kit, draft, action.arg, from.updateId);
    }
    if (action.op === 'cancel') return inPlace([await this.#show(visitor, draft)]);
    if (action.step !== draft.rev) {
      return [
        { kind: 'toast', text: t('form.movedOn') },
        { kind: 'strip' },
        await this.#show(visitor, draft),
      ];
    }
    if (action.op === 'send') return send(on);
    return inPlace(await this.#make(on, await pressed(on, action)));
  }

  /** `/cancel` typed. */
  async cancelOpen(visitor: Visitor, from: Incoming): Promise<Output[]> {
    const draft = await this.#kit.ports.drafts.openOf(visitor.person.id, from.channel);
    if (draft !== null) return askToCancel(this.#kit, draft, undefined, from.updateId);
    return [{ kind: 'show', screen: { lines: [line(t('form.nothingToCancel'))], buttons: [] } }];
  }

  /** The update that ended a form came again. */
  async ended(visitor: Visitor, ending: Ending): Promise<Output[]> {
    const outputs = await ended(this.#kit, visitor, ending);
    return ending.atOnce === true ? below(outputs) : outputs;
  }

  /** An update that is in the draft already: whatever it should have led to is done or shown again. */
  async #again(on: Answering): Promise<Output[]> {
    return isReady(on.form, on.draft) ? send(on) : [await this.#show(on.visitor, on.draft)];
  }

  /** Saves what an answer made of the draft, and shows what is open now. */
  async #make(on: Answering, { next: changed, problem }: Step): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    if (changed === undefined) return [await this.#show(on.visitor, on.draft, problem)];
    const next = await this.#withUsual(on.form, changed);
    if ((await drafts.save(next, on.draft.rev)) === 'saved') {
      if (isReady(on.form, next) && problem === undefined) return send({ ...on, draft: next });
      return [await this.#show(on.visitor, next, problem)];
    }
    const open = await drafts.get(on.draft.id);
    return open === null ? [] : [await this.#show(on.visitor, open)];
  }

  /** What is usual follows what was said. */
  async #withUsual(form: Form, draft: Draft): Promise<Draft> {
    if (!hasUsual(form)) return draft;
    const answers = withUsual(form, draft.answers, await aboutOf(this.#kit, draft));
    return { ...draft, answers, at: nextAsked(form, draft.at, draft.answers, answers) };
  }

  async #show(visitor: Visitor, draft: Draft, problem?: Problem): Promise<Output> {
    return { kind: 'show', screen: await promptFor(this.#kit, visitor, draft, problem) };
  }
}

/** What a form begins with comes below the message that it was opened from. */
function below(outputs: Output[]): Output[] {
  return outputs.map((output) => (output.kind === 'replace' ? { ...output, kind: 'show' } : output));
}

/** What a press leads to is shown in the message that was pressed. */
function inPlace(outputs: Output[]): Output[] {
  return outputs.map((output) => (output.kind === 'show' ? { ...output, kind: 'replace' } : output));
}

/** "Yes" typed under the summary is the same as its button. */
function saysYes({ input }: Incoming): boolean {
  const said = input.kind === 'text' ? parseYesNo(input.text) : undefined;
  return said?.ok === true && said.value;
}

/** A form without a summary is sent with its last answer. */
function isReady(form: Form, draft: Draft): boolean {
  return form.direct === true && draft.at === 'summary';
}

function isSame(draft: Draft, opening: Opening): boolean {
  const { process, form, caseId, arg } = opening;
  return draft.process === process && draft.form === form && draft.caseId === caseId && draft.arg === arg;
}
