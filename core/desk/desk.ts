import { localDateOf } from '../calendar/index.ts';
import { Queue } from '../cases/queue.ts';
import { roleFor } from '../cases/rights.ts';
import { stageMeta } from '../cases/stages.ts';
import { named } from '../messages/names.ts';
import { type Action, line, type Output, type Screen } from '../messages/screen.ts';
import { decodeAction } from '../messages/token.ts';
import type { Locale } from '../people/person.ts';
import { type Text, t } from '../texts/text.ts';
import { parseYesNo } from '../values/index.ts';
import { receive, welcome } from './entrance.ts';
import { FormTalk, type Opening } from './form-talk.ts';
import type { Incoming } from './incoming.ts';
import type { Kit, Visitor } from './kit.ts';
import { fileLetter, letter } from './letters.ts';
import { mayOpen } from './may-open.ts';
import { caseCard, files, history } from './screens/case-card.ts';
import { carriers, clients, search } from './screens/clients.ts';
import { help, language, menu, newThing } from './screens/menu.ts';
import { orders } from './screens/orders.ts';
import { colleagues, forwardable, invitation, invitees } from './screens/people.ts';
import { report, round } from './screens/round.ts';
import { tasks } from './screens/tasks.ts';
import { answerBySwipe } from './swipe.ts';

/** Commands that open a view, at either door. */
const COMMANDS: Record<string, { view: string; door?: Visitor['door'] }> = {
  start: { view: 'menu' },
  menu: { view: 'menu' },
  new: { view: 'new' },
  tasks: { view: 'tasks', door: 'staff' },
  clients: { view: 'clients', door: 'staff' },
  carriers: { view: 'carriers', door: 'staff' },
  round: { view: 'round', door: 'staff' },
  report: { view: 'report', door: 'staff' },
  colleagues: { view: 'colleagues', door: 'staff' },
  orders: { view: 'orders', door: 'partners' },
  language: { view: 'language' },
  help: { view: 'help' },
};

/** Replies to one incoming thing, with names in place, and the language to say them in. */
export interface Reply {
  outputs: Output[];
  locale: Locale;
  /** Whose tokens the buttons carry; null for strangers, who get none. */
  holder: string | null;
}

/** The one place where people's messages and presses come in, whatever messenger carries them. */
export class Desk {
  readonly #kit: Kit;
  readonly #door: Visitor['door'];
  readonly #forms: FormTalk;
  readonly #queue = new Queue();

  constructor(kit: Kit, door: Visitor['door']) {
    this.#kit = kit;
    this.#door = door;
    this.#forms = new FormTalk(kit);
  }

  /** Whether this person is in the middle of a form here. */
  async hasOpenForm(from: Pick<Incoming, 'channel' | 'userId'>): Promise<boolean> {
    const person = await this.#kit.ports.people.byIdentity(from.channel, from.userId);
    return person !== null && (await this.#kit.ports.drafts.openOf(person.id, from.channel)) !== null;
  }

  /** Answers one incoming thing. One person's things are taken one after another. */
  async take(from: Incoming): Promise<Reply> {
    return this.#queue.run(from.userId, async () => {
      const visitor = await this.#recognise(from);
      const locale = visitor?.person.locale ?? from.language ?? this.#kit.ports.company.locale;
      const outputs =
        visitor === null ? await receive(this.#kit, this.#door, from) : await this.#serve(visitor, from);
      const said = await Promise.all(outputs.map((output) => this.#withNames(output)));
      const known = visitor ?? (await this.#recognise(from));
      return { outputs: said, locale: known?.person.locale ?? locale, holder: known?.person.id ?? null };
    });
  }

  async #recognise(from: Incoming): Promise<Visitor | null> {
    const person = await this.#kit.ports.people.byIdentity(from.channel, from.userId);
    if (person === null || person.dismissedAt !== undefined) return null;
    const belongs = this.#door === 'staff' ? person.roles.length > 0 : person.memberships.length > 0;
    if (!belongs) return null;
    const identity = person.identities.find((i) => i.channel === from.channel && i.userId === from.userId);
    if (identity?.blockedAt !== undefined)
      await this.#kit.ports.people.setBlocked(from.channel, from.userId, null);
    return { person, door: this.#door };
  }

  async #serve(visitor: Visitor, from: Incoming): Promise<Output[]> {
    const { input } = from;
    const ended = await this.#kit.ports.drafts.endedBy(from.updateId);
    if (ended !== null) return this.#forms.ended(ended);
    if (input.kind === 'press') return this.#press(visitor, from, input.token);
    if (input.kind === 'command') return this.#command(visitor, from, input.name, input.args);
    const draft = await this.#kit.ports.drafts.openOf(visitor.person.id, from.channel);
    if (draft !== null) {
      // Before a finished form a partner may still have something else to say: that must not be lost.
      const aside =
        this.#door === 'partners' &&
        draft.at === 'summary' &&
        isWords(from) &&
        !draft.seen.includes(from.updateId);
      const said = aside ? await letter(this.#kit, visitor, from) : [];
      return [...said, ...(await this.#forms.take(visitor, draft, from))];
    }
    if (input.kind === 'contact' && input.own) return welcome(visitor);
    if (input.kind === 'other') return show({ lines: [line(t('letter.notUnderstood'))], buttons: [] });
    if (this.#door === 'staff') {
      const answered = await answerBySwipe(this.#kit, visitor, from);
      if (answered !== null) return answered;
      if (input.kind === 'text') return show(await search(this.#kit, input.text));
    }
    return letter(this.#kit, visitor, from);
  }

  async #command(visitor: Visitor, from: Incoming, name: string, args: string): Promise<Output[]> {
    if (name === 'start' && args !== '') return welcome(visitor);
    if (name === 'cancel') return this.#forms.cancelOpen(visitor, from);
    if (name === 'find' && args !== '' && this.#door === 'staff') return show(await search(this.#kit, args));
    const command = COMMANDS[name];
    if (command === undefined || (command.door !== undefined && command.door !== this.#door)) {
      return show({ lines: [line(t('command.unknown'))], buttons: menu(visitor).buttons });
    }
    const screen = await this.#view(visitor, command.view, undefined, 0);
    return screen === null ? notFound() : show(screen);
  }

  async #press(visitor: Visitor, from: Incoming, token: string): Promise<Output[]> {
    const action = decodeAction(token, visitor.person.id, this.#kit.ports.crypto);
    if (action === null) return [{ kind: 'toast', text: t('refusal.foreign-button'), alert: true }];
    switch (action.do) {
      case 'answer':
        return this.#forms.press(visitor, from, action);
      case 'view': {
        const screen = await this.#view(visitor, action.view, action.arg, action.page ?? 0);
        if (screen === null) return [{ kind: 'toast', text: t('refusal.not-allowed'), alert: true }];
        if (action.view === 'invite') return [...show(screen), ...show(forwardable(screen))];
        // A task's message stays as it is: what was looked up comes below it.
        return (await this.#isTask(from)) ? show(screen) : [{ kind: 'replace', screen }];
      }
      case 'form':
        return this.#openForm(visitor, from, action);
      case 'file':
        return fileLetter(this.#kit, visitor, from, action);
      case 'move':
        return this.#move(visitor, from, action);
    }
  }

  async #openForm(
    visitor: Visitor,
    from: Incoming,
    action: Extract<Action, { do: 'form' }>,
  ): Promise<Output[]> {
    const [process = '', form = ''] = action.form.includes('.') ? action.form.split('.') : ['', action.form];
    const current = action.caseId === undefined ? null : await this.#kit.cases.load(action.caseId);
    const opening: Opening = { process: process === '' ? (current?.process ?? '') : process, form };
    if (action.caseId !== undefined) opening.caseId = action.caseId;
    if (action.arg !== undefined) opening.arg = action.arg;
    if (
      this.#kit.cases.knows(opening.process) &&
      !mayOpen(this.#kit, visitor, opening.process, form, current)
    ) {
      return [{ kind: 'toast', text: t('refusal.not-allowed'), alert: true }];
    }
    const prefill = this.#prefill(visitor, opening);
    return this.#forms.open(visitor, from, prefill === undefined ? opening : { ...opening, prefill });
  }

  /** A request for a truck knows its client where there is only one it can be. */
  #prefill(visitor: Visitor, { form, arg }: Opening): Record<string, unknown> | undefined {
    if (form !== 'request') return undefined;
    const own = visitor.person.memberships.filter((m) => m.as === 'client').map((m) => m.partyId);
    if (this.#door === 'partners') return own.length === 1 ? { client: own[0] } : undefined;
    return arg === undefined ? undefined : { client: arg };
  }

  /** A stage's button: opens its form, or is the fact itself. */
  async #move(visitor: Visitor, from: Incoming, action: Extract<Action, { do: 'move' }>): Promise<Output[]> {
    const { caseId, seq, event, arg } = action;
    const current = await this.#kit.cases.load(caseId);
    if (current === null) return notFound();
    const process = this.#kit.cases.process(current.process);
    if (process.facts[event] === undefined) return unknownButton();
    await this.#noteArrival(visitor, from, caseId, seq);
    const path = Object.keys(current.stages).find((stage) => current.stages[stage]?.seq === seq);
    const button =
      path === undefined ? undefined : stageMeta(process.chart, path)?.buttons.find((b) => b.fact === event);
    const rule = process.facts[event];
    if (rule !== undefined && roleFor(process, rule.by, visitor.person, current) === null) {
      return [{ kind: 'toast', text: t('refusal.not-allowed'), alert: true }, { kind: 'strip' }];
    }
    if (button?.form !== undefined && (arg === undefined || button.quick === undefined)) {
      return this.#forms.open(visitor, from, {
        process: process.name,
        form: button.form,
        caseId,
        stageSeq: seq,
      });
    }
    const quick = arg === undefined || button?.quick === undefined ? {} : { [button.quick]: arg };
    const outcome = await this.#kit.cases.handle({
      commandId: `press/${pressId(from, action, this.#kit)}`,
      process: process.name,
      caseId,
      fact: { type: event, ...quick },
      doer: visitor.person,
      channel: from.channel,
      stageSeq: seq,
    });
    if (outcome.status === 'refused')
      return [{ kind: 'toast', text: outcome.refusal.text, alert: true }, { kind: 'strip' }];
    if (event === 'callLogged') return [{ kind: 'replace', screen: await round(this.#kit, visitor, 0) }];
    const toast: Output = { kind: 'toast', text: t(`${process.name}.fact.${event}`) };
    const card = (await this.#isTask(from)) ? null : await caseCard(this.#kit, visitor, caseId);
    return [toast, card === null ? { kind: 'strip' } : { kind: 'replace', screen: card }];
  }

  /** Whether the pressed message is one of the ledger's, and not a screen that was opened. */
  async #isTask(from: Incoming): Promise<boolean> {
    if (from.input.kind !== 'press') return false;
    return (await this.#kit.ports.ledger.byCopy(from.channel, from.chatId, from.input.messageId)) !== null;
  }

  /** A press proves that its card arrived, even if the answer to its sending was lost. */
  async #noteArrival(visitor: Visitor, from: Incoming, caseId: string, stageSeq: number): Promise<void> {
    const { ledger, clock } = this.#kit.ports;
    if (from.input.kind !== 'press') return;
    const { messageId } = from.input;
    if ((await ledger.byCopy(from.channel, from.chatId, messageId)) !== null) return;
    const copy = { channel: from.channel, chatId: from.chatId, messageId, at: clock.now() };
    await ledger.adopt({ ...copy, personId: visitor.person.id, caseId, stageSeq });
  }

  async #view(visitor: Visitor, view: string, arg: string | undefined, page: number): Promise<Screen | null> {
    const kit = this.#kit;
    const staff = this.#door === 'staff';
    switch (view) {
      case 'menu':
        return menu(visitor);
      case 'new':
        return newThing(visitor);
      case 'help':
        return help(visitor);
      case 'language':
        return this.#language(visitor, arg);
      case 'case':
        return arg === undefined ? null : caseCard(kit, visitor, arg);
      case 'orders':
        return orders(kit, visitor, undefined, page);
      case 'ordersof':
        return staff ? orders(kit, visitor, arg, page) : null;
      case 'tasks':
        return staff ? tasks(kit, visitor, page) : null;
      case 'clients':
        return staff ? clients(kit, visitor, arg, page) : null;
      case 'carriers':
        return staff ? carriers(kit, visitor, page) : null;
      case 'round':
        return staff ? round(kit, visitor, page) : null;
      case 'report':
        return staff ? report(kit, page) : null;
      case 'colleagues':
        return staff ? colleagues(kit, visitor, page) : null;
      case 'history':
        return arg === undefined ? null : history(kit, visitor, arg, page);
      case 'files':
        return arg === undefined ? null : files(kit, visitor, arg);
      case 'invitees':
        return arg === undefined ? null : invitees(kit, visitor, arg);
      case 'invite':
        return arg === undefined ? null : invitation(kit, visitor, arg);
      default:
        return null;
    }
  }

  async #language(visitor: Visitor, chosen: string | undefined): Promise<Screen> {
    if (chosen !== 'ru' && chosen !== 'en') return language();
    await this.#kit.ports.people.update(visitor.person.id, { locale: chosen });
    visitor.person.locale = chosen;
    return menu(visitor);
  }

  async #withNames(output: Output): Promise<Output> {
    if (output.kind === 'strip') return output;
    if (output.kind === 'toast') return { ...output, text: await named(this.#kit.ports, output.text) };
    return { ...output, screen: await namedScreen(this.#kit, output.screen) };
  }
}

/**
 * A stage that goes on takes the same fact again and again: there the same button of the same message, pressed twice
 * on one day, is one press. Where the stage ends with it, the second press is told who was quicker.
 */
function pressId(
  from: Incoming,
  { event, arg = '', seq }: Extract<Action, { do: 'move' }>,
  { ports }: Kit,
): string {
  if (from.input.kind !== 'press' || arg === '') return from.updateId;
  const day = localDateOf(ports.clock.now(), ports.company.zone);
  return [from.channel, from.chatId, from.input.messageId, event, arg, seq, day].join('/');
}

function show(screen: Screen): Output[] {
  return [{ kind: 'show', screen }];
}

/** Something said that is no plain yes or no. */
function isWords({ input }: Incoming): boolean {
  return (
    input.kind === 'file' ||
    input.kind === 'location' ||
    (input.kind === 'text' && !parseYesNo(input.text).ok)
  );
}

/** A button of an older version: what it asked for is no longer part of the product. */
function unknownButton(): Output[] {
  return [{ kind: 'toast', text: t('refusal.unknown-button'), alert: true }];
}

function notFound(): Output[] {
  return [{ kind: 'toast', text: t('refusal.no-such-case'), alert: true }];
}

/** Every text of a screen with names in the place of references. */
async function namedScreen(kit: Kit, screen: Screen): Promise<Screen> {
  const name = (text: Text) => named(kit.ports, text);
  return {
    ...screen,
    ...(screen.title === undefined ? {} : { title: await name(screen.title) }),
    ...(screen.hint === undefined ? {} : { hint: await name(screen.hint) }),
    lines: await Promise.all(
      screen.lines.map(async (one) =>
        one === 'gap'
          ? one
          : { ...one, value: await name(one.value), ...(one.label ? { label: await name(one.label) } : {}) },
      ),
    ),
    buttons: await Promise.all(
      screen.buttons.map((row) =>
        Promise.all(row.map(async (button) => ({ ...button, text: await name(button.text) }))),
      ),
    ),
  };
}
