import type { Refusal } from '../cases/refusal.ts';
import type { Answer, Draft, Ending, Opening } from '../forms/draft.ts';
import { drawnAt, filled, refusedAt } from '../forms/steps.ts';
import { hasUsual, withUsual } from '../forms/usual.ts';
import { nextOpen, questions } from '../forms/walker.ts';
import { saysItself } from '../messages/refresh.ts';
import {
  type Action,
  alert,
  line,
  type Output,
  replaced,
  type Screen,
  say,
  show,
} from '../messages/screen.ts';
import { type Text, t } from '../texts/text.ts';
import { aboutOf } from './about.ts';
import { control } from './control.ts';
import { abandoned, askToCancel, saidAtEnd, send, titleOf } from './form-end.ts';
import type { Answering } from './form-step.ts';
import type { Incoming, Input } from './incoming.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { taskOf } from './moves.ts';
import { begun, isSame } from './opening.ts';
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
    const fresh = await begun(this.#kit, visitor, from, opening);
    if ('said' in fresh) return fresh.said;
    const card = await taskOf(this.#kit, from);
    const at = questions(fresh.form, fresh.draft.answers)[0]?.path ?? 'summary';
    const draft: Draft = { ...fresh.draft, at, ...(card === null ? {} : { card: card.id }) };
    if ((await drafts.create(draft)) === 'created') return this.#begin({ ...fresh, draft });
    const open = await drafts.openOf(visitor.person.id, from.channel);
    if (open !== null && isSame(open, opening)) return this.#goOn(visitor, from, open, draft);
    if (open !== null && isTouched(open)) return this.#askWhich(open, opening);
    if (open !== null) await drafts.close(open.id, `${from.updateId}/replaced`);
    return this.open(visitor, from, opening);
  }

  /** The update that opened a form came again. */
  async opened(visitor: Visitor, draft: Draft, from: Incoming): Promise<Output[]> {
    const form = formOf(this.#kit, draft);
    if (form === undefined) return say(await abandoned(this.#kit, draft, from.updateId));
    return this.#begin({ kit: this.#kit, visitor, form, draft, update: from.updateId });
  }

  /** A page came back. */
  async take(visitor: Visitor, from: Incoming, input: PageInput): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const draft = await drafts.get(input.draft);
    if (draft === null || draft.personId !== visitor.person.id) return isOver(t('form.over'));
    const form = formOf(this.#kit, draft);
    if (form === undefined) return isOver(await abandoned(this.#kit, draft, from.updateId));
    const on: Answering = { kit: this.#kit, visitor, form, draft, update: from.updateId };
    if (draft.seen.includes(from.updateId)) {
      return this.#answer(on, input, draft.seen.at(-1) === from.updateId);
    }
    const isCurrent = input.rev === drawnAt(draft);
    const next = await this.#fill(await onPage(on), input, isCurrent);
    const isSaved = (await drafts.save(next, draft.rev)) === 'saved';
    const open = isSaved ? next : await drafts.get(draft.id);
    if (open === null) return isOver(t('form.over'));
    return this.#answer({ ...on, draft: open }, input, isCurrent && isSaved);
  }

  /** A button under what was said of an unfinished form. */
  async press(
    visitor: Visitor,
    from: Incoming,
    action: Extract<Action, { do: 'answer' }>,
  ): Promise<Output[]> {
    const { drafts } = this.#kit.ports;
    const draft = await drafts.get(action.draft);
    if (draft === null || draft.personId !== visitor.person.id) return replaced(t('form.over'));
    const form = formOf(this.#kit, draft);
    if (form === undefined) return say(await abandoned(this.#kit, draft, from.updateId));
    if (action.op === 'summary' || action.arg === 'no')
      return [
        ...(await this.#page({ kit: this.#kit, visitor, form, draft, update: from.updateId })),
        ...replaced(t('form.wentOn', { form: { text: titleOf(draft) } })),
      ];
    if (action.op !== 'cancel') return alert(t('form.movedOn'));
    if (action.arg !== 'next' || draft.next === undefined) {
      const asked = await askToCancel(this.#kit, draft, action.arg, from.updateId);
      return (await drafts.get(draft.id)) === null ? [...asked, settled(t('form.over'))] : asked;
    }
    await drafts.close(draft.id, `${from.updateId}/replaced`);
    const names = { form: { text: titleOf(draft) }, next: { text: titleOf(draft.next) } };
    // A window opens within three seconds: it goes first.
    return [...(await this.open(visitor, from, draft.next)), ...replaced(t('form.replaced', names))];
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
    if (screen === null) return isOver(t('form.over'));
    return ending.atOnce === true ? show(screen) : closed(screen, show(screen));
  }

  /** The first page; a form with nothing left to ask is sent by what opened it. */
  async #begin(on: Answering): Promise<Output[]> {
    if (on.form.direct !== true || nextOpen(on.form, on.draft.answers) !== 'summary') return this.#page(on);
    const sent = await send(on);
    if ('refused' in sent) return this.#page(on, [sent.refused.text]);
    return (await this.#isSaid(on, sent)) ? [] : show(sent.over);
  }

  /** The same form once more, perhaps from a later stage of the case. */
  async #goOn(visitor: Visitor, from: Incoming, open: Draft, fresh: Draft): Promise<Output[]> {
    const form = formOf(this.#kit, open);
    if (form === undefined) return say(await abandoned(this.#kit, open, from.updateId));
    const { stageSeq, card } = fresh;
    const { card: _, ...rest } = open;
    const draft: Draft = {
      ...rest,
      ...(stageSeq === undefined ? {} : { stageSeq }),
      ...(card === undefined ? {} : { card }),
    };
    if (draft.stageSeq !== open.stageSeq || card !== open.card)
      await this.#kit.ports.drafts.save(draft, open.rev);
    return [
      ...(await this.#page({ kit: this.#kit, visitor, form, draft, update: from.updateId })),
      settled(t('form.wentOn', { form: { text: titleOf(draft) } })),
    ];
  }

  /** Another form has answers in it already: they are neither lost nor in the way. */
  async #askWhich(open: Draft, opening: Opening): Promise<Output[]> {
    await this.#kit.ports.drafts.save({ ...open, next: opening }, open.rev);
    const names = { form: { text: titleOf(open) }, next: { text: titleOf(opening) } };
    const asked = show({
      lines: [line(t('form.leftUnfinished', names))],
      buttons: [
        [control(open, 'summary', t('form.goOnWith', names))],
        [control(open, 'cancel', t('form.insteadOpen', names), 'next')],
      ],
    });
    return [settled(t('form.askedAgain')), ...asked];
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
  async #answer(on: Answering, { op, rev }: PageInput, isCurrent: boolean): Promise<Output[]> {
    if (op === 'close') return [];
    if (op !== 'submit') return this.#page(on);
    if (!isCurrent) return this.#page(on, [t('form.pageChanged')]);
    const { draft } = on;
    if (drawnAt(draft) === draft.rev) return draft.at === 'summary' ? this.#send(on, rev) : this.#page(on);
    return objections(draft);
  }

  /** `drawn`: the step of the page that was sent. */
  async #send(on: Answering, drawn: number): Promise<Output[]> {
    const sent = await send(on);
    if ('refused' in sent) return this.#refused(on, sent.refused, drawn);
    return closed(sent.over, (await this.#isSaid(on, sent)) ? [] : show(sent.over));
  }

  /** What the business says no to is said at its field, where that is on the page that was sent. */
  async #refused(on: Answering, { text, field }: Refusal, drawn: number): Promise<Output[]> {
    const { pages, at } = layout(await onPage(on));
    const page = pages[at] ?? [];
    const path = page.find((question) => question.path === field)?.path;
    const first = page[0];
    if (path === undefined || first === undefined) return this.#page(on, [text]);
    const asked = refusedAt(on.draft, path, text, { at: first.path, drawn });
    const isSaved = (await this.#kit.ports.drafts.save(asked, on.draft.rev)) === 'saved';
    return isSaved ? objections(asked) : this.#page(on, [text]);
  }

  /** Whether the card under which the form was opened says what came of it. */
  async #isSaid({ draft: { card } }: Answering, { entry }: { entry?: string }): Promise<boolean> {
    const { ledger } = this.#kit.ports;
    return card !== undefined && entry !== undefined && saysItself(ledger, card, entry);
  }

  async #page(on: Answering, said: Text[] = []): Promise<Output[]> {
    return [{ kind: 'page', page: await drawPage(await onPage(on), said) }];
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

/** The page closes; what is said of it, and what else. */
function closed({ lines }: Screen, outputs: Output[]): Output[] {
  const [said] = lines.flatMap((one) => (one === 'gap' ? [] : [one.value]));
  const closing: Output = { kind: 'closePage', ...(said === undefined ? {} : { said }) };
  return [closing, ...outputs, settled(t('form.over'))];
}

function isOver(text: Text): Output[] {
  const screen: Screen = { lines: [line(text)], buttons: [] };
  return closed(screen, show(screen));
}

function settled(text: Text): Output {
  return { kind: 'settled', text };
}

function objections({ unread = {} }: Draft): Output[] {
  const wrong = Object.entries(unread).filter(([, { isTold }]) => isTold);
  return [
    { kind: 'objections', at: Object.fromEntries(wrong.map(([path, { problem }]) => [path, problem])) },
  ];
}
