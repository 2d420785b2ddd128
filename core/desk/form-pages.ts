import type { Answer, Draft, Ending, Opening } from '../forms/draft.ts';
import { drawnAt, filled } from '../forms/steps.ts';
import { hasUsual, withUsual } from '../forms/usual.ts';
import { nextOpen, questions } from '../forms/walker.ts';
import { type Action, alert, line, type Output, say, show } from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import { aboutOf } from './about.ts';
import { control } from './control.ts';
import { askToCancel, saidAtEnd, send, titleOf } from './form-end.ts';
import type { Answering } from './form-step.ts';
import type { Incoming, Input } from './incoming.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { objection } from './objection.ts';
import { freshDraft, isSame } from './opening.ts';
import { drawPage, layout, onPage } from './page.ts';
import type { OnPage } from './page-control.ts';
import { pageAfter, pageBefore } from './page-course.ts';
import { fillIn } from './page-fill.ts';

type PageInput = Extract<Input, { kind: 'page' }>;

/** Lets a person fill forms in by pages, several questions at once. The draft in the store alone says how far it is. */
export class FormPages {
  readonly #kit: Kit;

  constructor(kit: Kit) {
    this.#kit = kit;
  }

  /** Opens a form. One that was left unfinished goes on where it is the same, and is asked about where it is not. */
  async open(visitor: Visitor, from: Incoming, opening: Opening): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const form = formOf(this.#kit, opening);
    if (form === undefined) return alert(t('refusal.unknown-button'));
    const fresh = await freshDraft(this.#kit, visitor, from, form, opening);
    const against = await objection(this.#kit, visitor, form, fresh);
    if (against !== null) return say(against);
    const first = questions(form, fresh.answers)[0];
    const draft = { ...fresh, at: first?.path ?? 'summary' };
    const on: Answering = { kit: this.#kit, visitor, form, draft, update: from.updateId };
    if ((await drafts.create(draft)) === 'created') return this.#begin(on);
    const open = await drafts.openOf(visitor.person.id, from.channel);
    if (open !== null && isSame(open, opening)) return this.#goOn(visitor, from, open, opening);
    if (open !== null && isTouched(open)) return this.#askWhich(open, opening);
    if (open !== null) await drafts.close(open.id, `${from.updateId}/replaced`);
    return (await drafts.create(draft)) === 'created' ? this.#begin(on) : alert(t('form.movedOn'));
  }

  /** The update that opened a form came again. */
  async opened(visitor: Visitor, draft: Draft, from: Incoming): Promise<Output[]> {
    const form = formOf(this.#kit, draft);
    if (form === undefined) return this.#abandon(draft, from.updateId);
    return this.#begin({ kit: this.#kit, visitor, form, draft, update: from.updateId });
  }

  /** A page came back. */
  async take(visitor: Visitor, from: Incoming, input: PageInput): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const draft = await drafts.get(input.draft);
    if (draft === null || draft.personId !== visitor.person.id) return closed(say(t('form.over')));
    const form = formOf(this.#kit, draft);
    if (form === undefined) return closed(await this.#abandon(draft, from.updateId));
    const on: Answering = { kit: this.#kit, visitor, form, draft, update: from.updateId };
    if (draft.seen.includes(from.updateId)) {
      return this.#answer(on, input.op, draft.seen.at(-1) === from.updateId);
    }
    const isCurrent = input.rev === drawnAt(draft);
    const next = await this.#fill(await onPage(on), input, isCurrent);
    const isSaved = (await drafts.save(next, draft.rev)) === 'saved';
    const open = isSaved ? next : await drafts.get(draft.id);
    if (open === null) return closed(say(t('form.over')));
    return this.#answer({ ...on, draft: open }, input.op, isCurrent && isSaved);
  }

  /** A button under what was said of an unfinished form. */
  async press(
    visitor: Visitor,
    from: Incoming,
    action: Extract<Action, { do: 'answer' }>,
  ): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const draft = await drafts.get(action.draft);
    if (draft === null || draft.personId !== visitor.person.id)
      return [...alert(t('form.over')), { kind: 'strip' }];
    const form = formOf(this.#kit, draft);
    if (form === undefined) return this.#abandon(draft, from.updateId);
    if (action.op === 'summary' || action.arg === 'no')
      return this.#page({ kit: this.#kit, visitor, form, draft, update: from.updateId });
    if (action.op !== 'cancel') return alert(t('form.movedOn'));
    if (action.arg !== 'next' || draft.next === undefined)
      return askToCancel(this.#kit, draft, action.arg, from.updateId);
    await drafts.close(draft.id, `${from.updateId}/replaced`);
    return [{ kind: 'strip' }, ...(await this.open(visitor, from, draft.next))];
  }

  /** `/cancel` typed. */
  async cancelOpen(visitor: Visitor, from: Incoming): Promise<Output[]> {
    const draft = await this.#kit.ports.drafts.openOf(visitor.person.id, from.channel);
    if (draft === null) return say(t('form.nothingToCancel'));
    return askToCancel(this.#kit, draft, undefined, from.updateId);
  }

  /** The update that ended a form came again. */
  async ended(visitor: Visitor, ending: Ending): Promise<Output[]> {
    const screen = await saidAtEnd(this.#kit, visitor, ending);
    if (screen === null) return closed(say(t('form.over')));
    return ending.atOnce === true ? show(screen) : closed(show(screen));
  }

  /** The first page; a form with nothing left to ask is sent by what opened it. */
  async #begin(on: Answering): Promise<Output[]> {
    if (on.form.direct !== true || nextOpen(on.form, on.draft.answers) !== 'summary') return this.#page(on);
    const sent = await send(on);
    return 'over' in sent ? show(sent.over) : this.#page(on, [sent.refused]);
  }

  /** The same form once more, perhaps from a later stage of the case. */
  async #goOn(visitor: Visitor, from: Incoming, open: Draft, opening: Opening): Promise<Output[]> {
    const form = formOf(this.#kit, open);
    if (form === undefined) return this.#abandon(open, from.updateId);
    const { stageSeq } = opening;
    const draft = stageSeq === undefined ? open : { ...open, stageSeq };
    if (draft.stageSeq !== open.stageSeq) await this.#kit.ports.drafts.save(draft, open.rev);
    return this.#page({ kit: this.#kit, visitor, form, draft, update: from.updateId });
  }

  /** Another form has answers in it already: they are neither lost nor in the way. */
  async #askWhich(open: Draft, opening: Opening): Promise<Output[]> {
    await this.#kit.ports.drafts.save({ ...open, next: opening }, open.rev);
    const names = { form: { text: titleOf(open) }, next: { text: titleOf(opening) } };
    return show({
      lines: [line(t('form.leftUnfinished', names))],
      buttons: [
        [control(open, 'summary', t('form.goOnWith', names))],
        [control(open, 'cancel', t('form.insteadOpen', names), 'next')],
      ],
    });
  }

  /** What came back is taken as far as it can be; of a page that is no longer the current one nothing is sent. */
  async #fill(on: OnPage, { op, values, files }: PageInput, isCurrent: boolean): Promise<Draft> {
    const { kit, form, draft, update } = on;
    const { pages, at: standing } = layout(on);
    const page = pages[standing] ?? [];
    const first = page[0]?.path ?? draft.at;
    const isSent = op === 'submit' && isCurrent;
    const purpose = isSent ? 'sent' : op === 'back' ? 'left' : 'drawn';
    const taken = await fillIn(on, page, { values, files }, purpose);
    const about = await aboutOf(kit, { ...draft, ...taken });
    const answers = hasUsual(form) ? withUsual(form, taken.answers, about) : taken.answers;
    const isWrong = isSent && page.some(({ path }) => taken.unread[path] !== undefined);
    const now: OnPage = { ...on, draft: { ...draft, ...taken, answers }, about };
    const after = () => (isSent ? pageAfter(on, now) : op === 'back' ? pageBefore(on) : first);
    const at = isWrong ? first : after();
    return filled(draft, { ...taken, answers, at }, isWrong, update, kit.ports.clock.now());
  }

  /** What is said to a page that came back, as the draft stands after it. */
  async #answer(on: Answering, op: PageInput['op'], isCurrent: boolean): Promise<Output[]> {
    if (op === 'close') return [];
    if (op !== 'submit') return this.#page(on);
    if (!isCurrent) return this.#page(on, [t('form.pageChanged')]);
    const { draft } = on;
    if (drawnAt(draft) === draft.rev) return draft.at === 'summary' ? this.#send(on) : this.#page(on);
    const wrong = Object.entries(draft.unread ?? {}).filter(([, { isTold }]) => isTold);
    return [
      { kind: 'objections', at: Object.fromEntries(wrong.map(([path, { problem }]) => [path, problem])) },
    ];
  }

  async #send(on: Answering): Promise<Output[]> {
    const sent = await send(on);
    return 'over' in sent ? closed(show(sent.over)) : this.#page(on, [sent.refused]);
  }

  async #page(on: Answering, said: Text[] = []): Promise<Output[]> {
    return [{ kind: 'page', page: await drawPage(await onPage(on), said) }];
  }

  /** The form is no longer part of the product: what was entered is of no use, and the person is told. */
  async #abandon(draft: Draft, update: string): Promise<Output[]> {
    await this.#kit.ports.drafts.close(draft.id, update);
    return say(t('form.gone'));
  }
}

/** Somebody has entered something: a form that was only looked at, and closed, makes way for another. */
function isTouched({ answers, unread = {} }: Draft): boolean {
  return (
    Object.values(answers).some(isEntered) || Object.values(unread).some(({ words }) => words !== undefined)
  );
}

/** Neither known before nor taken as usual, nor left out. */
function isEntered(answer: Answer): boolean {
  return 'value' in answer && !('usual' in answer) && answer.given !== true;
}

function closed(outputs: Output[]): Output[] {
  return [{ kind: 'closePage' }, ...outputs];
}
