import type { Refusal } from '../cases/refusal.ts';
import type { Draft, Ending, Opening } from '../forms/draft.ts';
import type { Form } from '../forms/form.ts';
import { wentTo } from '../forms/steps.ts';
import { hasUsual, nextAsked, withUsual } from '../forms/usual.ts';
import { questionAt, questions } from '../forms/walker.ts';
import { type Action, line, type Output, replaced, type Screen, say, show } from '../messages/screen.ts';
import { t } from '../texts/text.ts';
import { parseYesNo } from '../values/index.ts';
import { aboutOf } from './about.ts';
import { abandoned, askToCancel, over, saidAtEnd, send, titleOf } from './form-end.ts';
import { type Answering, pressed, type Step, sent, typed } from './form-step.ts';
import type { Incoming } from './incoming.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { begun, isSame } from './opening.ts';
import { type Problem, promptFor } from './prompt.ts';

/** Walks a person through forms. The draft in the store alone says which question is open. */
export class FormTalk {
  readonly #kit: Kit;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  /** Opens a form; with another one open, says so and shows that one first. */
  async open(visitor: Visitor, from: Incoming, opening: Opening): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const on = await begun(this.#kit, visitor, from, opening);
    if ('said' in on) return on.said;
    if ((await drafts.create(on.draft)) === 'created') return below(await this.#again(on));
    const open = await drafts.openOf(visitor.person.id, from.channel);
    // The one that stood in the way has ended in between.
    if (open === null) return this.open(visitor, from, opening);
    if (isSame(open, opening)) return [await this.#show(visitor, open)];
    const screen = await promptFor(this.#kit, visitor, open);
    const unfinished = t('form.unfinished', { form: { text: titleOf(open) } });
    return show({ ...screen, lines: [line(unfinished), 'gap', ...screen.lines] });
  }

  /** The update that opened a form came again. */
  async opened(visitor: Visitor, draft: Draft, from: Incoming): Promise<Output[]> {
    const form = formOf(this.#kit, draft);
    if (form === undefined) return replaced(await abandoned(this.#kit, draft, from.updateId));
    return below(await this.#again({ kit: this.#kit, visitor, form, draft, update: from.updateId }));
  }

  /** Something was typed or sent while a form is open. */
  async take(visitor: Visitor, draft: Draft, from: Incoming): Promise<Output[]> {
    const form = formOf(this.#kit, draft);
    if (form === undefined) return replaced(await abandoned(this.#kit, draft, from.updateId));
    const on: Answering = { kit: this.#kit, visitor, form, draft, update: from.updateId };
    if (draft.seen.includes(from.updateId)) return this.#again(on);
    const question = questionAt(form, draft);
    const { input } = from;
    if (question === undefined) {
      return saysYes(from) && draft.at === 'summary' ? this.#send(on) : [await this.#show(visitor, draft)];
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
    if (form === undefined) return replaced(await abandoned(this.#kit, draft, from.updateId));
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
    if (action.op === 'send') return this.#send(on);
    return inPlace(await this.#make(on, await pressed(on, action)));
  }

  /** `/cancel` typed. */
  async cancelOpen(visitor: Visitor, from: Incoming): Promise<Output[]> {
    const draft = await this.#kit.ports.drafts.openOf(visitor.person.id, from.channel);
    if (draft !== null) return askToCancel(this.#kit, draft, undefined, from.updateId);
    return say(t('form.nothingToCancel'));
  }

  /** The update that ended a form came again. */
  async ended(visitor: Visitor, ending: Ending): Promise<Output[]> {
    const screen = await saidAtEnd(this.#kit, visitor, ending);
    if (screen === null) return over();
    return [{ kind: ending.atOnce === true ? 'show' : 'replace', screen }];
  }

  async #send(on: Answering): Promise<Output[]> {
    const sent = await send(on);
    const screen = 'over' in sent ? sent.over : await this.#refused(on, sent.refused);
    return [{ kind: 'replace', screen }];
  }

  /** What the business says no to is asked again at once, where it can tell which answer it is. */
  async #refused({ visitor, form, draft, update }: Answering, { text, field }: Refusal): Promise<Screen> {
    const { drafts, clock } = this.#kit.ports;
    const question = questions(form, draft.answers).find(({ path }) => path === field);
    const asked = question === undefined ? draft : wentTo(draft, question.path, update, clock.now());
    const isSaved = asked !== draft && (await drafts.save(asked, draft.rev)) === 'saved';
    return promptFor(this.#kit, visitor, isSaved ? asked : draft, { text });
  }

  /** An update that is in the draft already: whatever it should have led to is done or shown again. */
  async #again(on: Answering): Promise<Output[]> {
    return isReady(on.form, on.draft) ? this.#send(on) : [await this.#show(on.visitor, on.draft)];
  }

  /** Saves what an answer made of the draft, and shows what is open now. */
  async #make(on: Answering, { next: changed, problem }: Step): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    if (changed === undefined) return [await this.#show(on.visitor, on.draft, problem)];
    const next = await this.#withUsual(on.form, changed);
    if ((await drafts.save(next, on.draft.rev)) === 'saved') {
      if (isReady(on.form, next) && problem === undefined) return this.#send({ ...on, draft: next });
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
