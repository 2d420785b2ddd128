import { Queue } from '../cases/queue.ts';
import type { PageOption } from '../forms/form-page.ts';
import { named, namedPage, namedScreen } from '../messages/names.ts';
import { type Action, alert, line, type Output, type Screen, say, show } from '../messages/screen.ts';
import { decodeAction } from '../messages/token.ts';
import type { Locale } from '../people/person.ts';
import { type Text, t } from '../texts/text.ts';
import { parseYesNo } from '../values/index.ts';
import { receive, stranger, welcome } from './entrance.ts';
import { FormPages } from './form-pages.ts';
import { FormTalk } from './form-talk.ts';
import type { Incoming } from './incoming.ts';
import { join } from './joining.ts';
import type { Kit, Visitor } from './kit.ts';
import { fileLetter, letter } from './letters.ts';
import { lookUp } from './look-up.ts';
import { offerMany } from './many.ts';
import { mayOpen } from './may-open.ts';
import { isTask, move } from './moves.ts';
import { ordersHere } from './orders-channel.ts';
import { carriersLike } from './screens/carriers-like.ts';
import { search } from './screens/clients.ts';
import { home } from './screens/home.ts';
import { menu } from './screens/menu.ts';
import { forwardable } from './screens/people.ts';
import { answerBySwipe } from './swipe.ts';
import { commandNamed, openView } from './views.ts';

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
  readonly #talk: FormTalk;
  readonly #pages: FormPages;
  readonly #queue = new Queue();

  constructor(kit: Kit, door: Visitor['door']) {
    this.#kit = kit;
    this.#door = door;
    this.#talk = new FormTalk(kit);
    this.#pages = new FormPages(kit);
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

  /** What a messenger shows where it has a page of the person's own; strangers read how to come in. Changes nothing. */
  async home(from: Pick<Incoming, 'channel' | 'userId'>): Promise<Reply> {
    const visitor = await this.#recognise(from);
    const outputs =
      visitor === null ? stranger(this.#door, from) : (await home(this.#kit, visitor)).flatMap(show);
    return {
      outputs: await Promise.all(outputs.map((output) => this.#withNames(output))),
      locale: visitor?.person.locale ?? this.#kit.ports.company.locale,
      holder: visitor?.person.id ?? null,
    };
  }

  /** What may be chosen in a search field of a page, for what was typed there so far. */
  async lookUp(
    from: Pick<Incoming, 'channel' | 'userId'>,
    draft: string,
    path: string,
    typed: string,
  ): Promise<{ options: PageOption[]; locale: Locale }> {
    const visitor = await this.#recognise(from);
    const locale = visitor?.person.locale ?? this.#kit.ports.company.locale;
    return {
      options: visitor === null ? [] : await lookUp(this.#kit, visitor, { draft, path }, typed),
      locale,
    };
  }

  /** A messenger with input fields of its own shows a form as pages, any other one asks question by question. */
  #forms({ channel }: Pick<Incoming, 'channel'>): FormTalk | FormPages {
    return channel === 'slack' ? this.#pages : this.#talk;
  }

  async #recognise(from: Pick<Incoming, 'channel' | 'userId'>): Promise<Visitor | null> {
    const person = await this.#kit.ports.people.byIdentity(from.channel, from.userId);
    if (person === null || person.dismissedAt !== undefined) return null;
    const belongs = this.#door === 'staff' ? person.roles.length > 0 : person.memberships.length > 0;
    if (!belongs) return null;
    const identity = person.identities.find((i) => i.channel === from.channel && i.userId === from.userId);
    if (identity?.blockedAt !== undefined)
      await this.#kit.ports.people.setBlocked(from.channel, from.userId, null);
    return { person, door: this.#door, channel: from.channel };
  }

  async #serve(visitor: Visitor, from: Incoming): Promise<Output[]> {
    const { input } = from;
    const { drafts } = this.#kit.ports;
    const forms = this.#forms(from);
    const ended = await drafts.endedBy(from.updateId);
    if (ended !== null) return forms.ended(visitor, ended);
    const draft = await drafts.openOf(visitor.person.id, from.channel);
    // What opened a form belongs to it, though the stage that offered it may be over by now.
    if (draft !== null && draft.seen[0] === from.updateId) return forms.opened(visitor, draft, from);
    if (input.kind === 'press') return this.#press(visitor, from, input.token);
    if (input.kind === 'command') return this.#command(visitor, from, input.name, input.args);
    if (input.kind === 'page') return this.#pages.take(visitor, from, input);
    // A page that was closed keeps its draft, and nobody is bound to it.
    if (draft !== null && forms === this.#talk) {
      // Before a finished form a partner may still have something else to say: that must not be lost.
      const aside =
        this.#door === 'partners' &&
        draft.at === 'summary' &&
        isWords(from) &&
        !draft.seen.includes(from.updateId);
      const said = aside ? await letter(this.#kit, visitor, from) : [];
      return [...said, ...(await this.#talk.take(visitor, draft, from))];
    }
    if (input.kind === 'contact' && input.own) return welcome(this.#kit, visitor);
    if (input.kind === 'other') return say(t('letter.notUnderstood'));
    if (this.#door === 'staff') {
      const answered = await answerBySwipe(this.#kit, visitor, from);
      if (answered !== null) return answered;
      if (input.kind === 'text') {
        const many = await offerMany(this.#kit, visitor, input.text);
        return show(many ?? (await this.#found(visitor, input.text)));
      }
    }
    return letter(this.#kit, visitor, from);
  }

  /** What was typed outside any form is a search. */
  async #found(visitor: Visitor, text: string): Promise<Screen> {
    return (await carriersLike(this.#kit, visitor, text)) ?? search(this.#kit, visitor, text);
  }

  async #command(visitor: Visitor, from: Incoming, name: string, args: string): Promise<Output[]> {
    if (name === 'start' && args !== '')
      return (await join(this.#kit, visitor, from, args.trim())) ?? welcome(this.#kit, visitor);
    if (name === 'here' && this.#door === 'staff') return ordersHere(this.#kit, visitor, from, args);
    if (name === 'cancel') return this.#forms(from).cancelOpen(visitor, from);
    if (name === 'find' && args !== '' && this.#door === 'staff')
      return show(await this.#found(visitor, args));
    const command = commandNamed(name);
    if (command === undefined || (command.door !== undefined && command.door !== this.#door)) {
      return show({ lines: [line(t('command.unknown'))], buttons: menu(this.#kit, visitor).buttons });
    }
    const screen = await openView(this.#kit, visitor, command);
    return screen === null ? alert(t('refusal.no-such-case')) : show(screen);
  }

  async #press(visitor: Visitor, from: Incoming, token: string): Promise<Output[]> {
    const action = decodeAction(token, visitor.person.id, this.#kit.ports.crypto);
    if (action === null) return alert(t('refusal.foreign-button'));
    switch (action.do) {
      case 'answer':
        return this.#forms(from).press(visitor, from, action);
      case 'view': {
        const screen = await openView(this.#kit, visitor, action);
        if (screen === null) return alert(t('refusal.not-allowed'));
        if (screen.forward !== undefined) return [...show(screen), ...show(forwardable(screen))];
        // A task's message stays as it is: what was looked up comes below it.
        return (await isTask(this.#kit, from)) ? show(screen) : [{ kind: 'replace', screen }];
      }
      case 'form':
        return this.#openForm(visitor, from, action);
      case 'file':
        return fileLetter(this.#kit, visitor, from, action);
      case 'move':
        return move(this.#kit, this.#forms(from), visitor, from, action);
    }
  }

  async #openForm(
    visitor: Visitor,
    from: Incoming,
    action: Extract<Action, { do: 'form' }>,
  ): Promise<Output[]> {
    const { caseId, arg } = action;
    const current = caseId === undefined ? null : await this.#kit.cases.load(caseId);
    const [form = '', process = current?.process ?? ''] = action.form.split('.').reverse();
    if (!mayOpen(this.#kit, visitor, { process, form }, current)) return alert(t('refusal.not-allowed'));
    return this.#forms(from).open(visitor, from, {
      process,
      form,
      ...(caseId === undefined ? {} : { caseId }),
      ...(arg === undefined ? {} : { arg }),
    });
  }

  async #withNames(output: Output): Promise<Output> {
    if (output.kind === 'closePage' && output.said !== undefined)
      return { ...output, said: await named(this.#kit.ports, output.said) };
    if (output.kind === 'toast') return { ...output, text: await named(this.#kit.ports, output.text) };
    if (output.kind === 'page') return { ...output, page: await namedPage(this.#kit.ports, output.page) };
    if (output.kind === 'objections') return { ...output, at: await this.#namedAt(output.at) };
    if (!('screen' in output)) return output;
    return { ...output, screen: await namedScreen(this.#kit.ports, output.screen) };
  }

  async #namedAt(at: Record<string, Text>): Promise<Record<string, Text>> {
    const said = Object.entries(at).map(async ([path, text]) => [path, await named(this.#kit.ports, text)]);
    return Object.fromEntries(await Promise.all(said));
  }
}

/** Something said that is no plain yes or no. */
function isWords({ input }: Incoming): boolean {
  return (
    input.kind === 'file' ||
    input.kind === 'location' ||
    (input.kind === 'text' && !parseYesNo(input.text).ok)
  );
}
