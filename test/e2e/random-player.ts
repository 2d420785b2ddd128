import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import type { Played } from '../../bots/playground/demo/player.ts';
import { buttonsOf, fromBot, wordsOf } from '../../bots/playground/demo/player.ts';
import type { ChatView, TelegramDouble } from '../../bots/playground/telegram-double/index.ts';
import type { Caravan } from '../../core/caravan.ts';
import type { Draft } from '../../core/forms/draft.ts';
import { type Field, isSeveral } from '../../core/forms/form.ts';
import { questionAt } from '../../core/forms/walker.ts';
import type { Person } from '../../core/people/person.ts';
import { typedAnswer } from '../builders/form-answers.ts';
import type { Chance } from './chance.ts';
import { type FoundButton, Talker } from './talker.ts';

/** After so many looks at a question that does not move on. */
const PATIENT = 300;

/** How likely each kind of move is against the others; what is not named weighs 1, what must not happen 0. */
export type Temper = (fact: string) => number;

interface Press extends FoundButton {
  /** What a press would bring about: the fact of a stage's button, or the form of another one. */
  leads: string;
}

/**
 * Somebody who presses, at random, the buttons that the bot shows, and answers every question that follows in a legal
 * way: what the company can be played through with.
 */
export class RandomPlayer {
  readonly person: Person;
  readonly #talker: Talker;
  readonly #double: TelegramDouble;
  readonly #caravan: Caravan;
  readonly #chance: Chance;
  readonly #temper: Temper;
  /** Buttons that were pressed already, by message: a person does not try the same again and again. */
  readonly #pressed = new Map<string, number>();

  constructor(
    caravan: Caravan,
    double: TelegramDouble,
    { who, person, chance, temper }: { who: Played; person: Person; chance: Chance; temper: Temper },
  ) {
    this.#talker = new Talker(who, double, caravan.ports.texts);
    this.#double = double;
    this.#caravan = caravan;
    this.person = person;
    this.#chance = chance;
    this.#temper = temper;
  }

  /** Does one thing, if there is one to do: answers the open question, or presses a button. */
  async act(): Promise<boolean> {
    const draft = await this.#draft();
    if (draft !== null) {
      await this.#answer(draft);
      return true;
    }
    const press = this.#chance.pick(this.#presses(), ({ leads }) => this.#temper(leads));
    if (press === undefined) return false;
    this.#count(press);
    await this.#tap(press);
    return true;
  }

  #draft(): Promise<Draft | null> {
    const channel = this.person.roles.length > 0 ? 'telegram-staff' : 'telegram-partners';
    return this.#caravan.ports.drafts.openOf(this.person.id, channel);
  }

  /** The buttons of moves on all messages in the chat, but those that were tried twice in vain. */
  #presses(): Press[] {
    const { userId, bot } = this.#talker.who;
    return fromBot(this.#double.people.chat(userId, bot)).flatMap((message) =>
      buttonsOf(message).flatMap(({ callback_data: data = '' }): Press[] => {
        const press = { message_id: message.message_id, data, leads: leadsTo(data) };
        return press.leads === '' || (this.#pressed.get(keyOf(press)) ?? 0) > 1 ? [] : [press];
      }),
    );
  }

  #count(press: Press): void {
    this.#pressed.set(keyOf(press), (this.#pressed.get(keyOf(press)) ?? 0) + 1);
  }

  /** Answers until something changes in the draft; at the summary it is sent. */
  async #answer(draft: Draft): Promise<void> {
    const process = this.#caravan.cases.process(draft.process);
    const form = process.forms.find(({ name }) => name === draft.form);
    const question = form === undefined ? undefined : questionAt(form, draft);
    if (question === undefined) {
      // A form without a summary is on its way by itself, unless it was refused.
      const isOnItsWay = form?.direct === true && this.#answers(draft).length === 0;
      return isOnItsWay ? this.#movedOn(draft) : this.#send(draft);
    }
    const { field } = question;
    await this.#talker.waitFor((view) => buttonsIn(view, draft)[0], 'the open question');
    if (field.kind === 'files') {
      if (draft.answers[question.path] === undefined)
        await this.#talker.sendFile(contractScan(), 'Документ.pdf', 'application/pdf');
      else await this.#tapFirst(draft, 'd');
    } else if (!(this.#chance.happens(0.7) && (await this.#tapFirst(draft, 's')))) {
      await this.#say(draft, field, question.path);
    }
    await this.#movedOn(draft);
  }

  async #say(draft: Draft, field: Field, path: string): Promise<void> {
    if (isSeveral(field)) return this.#chooseSeveral(draft, path);
    const offered = this.#answers(draft).filter(({ op }) => op === 'p');
    if (this.#chance.happens(0.8) && (await this.#tapFirst(draft, 'k'))) return;
    const typed = typedAnswer(field);
    const one = this.#chance.pick(offered);
    if (one !== undefined && (typed === undefined || this.#chance.happens(0.7))) return this.#tap(one);
    if (typed === undefined) await this.#talker.cancels();
    else await this.#talker.type(typed);
  }

  /** Mostly everything; now and then a list is left with something missing. */
  async #chooseSeveral(draft: Draft, path: string): Promise<void> {
    const answer = draft.answers[path];
    const chosen = answer !== undefined && 'value' in answer ? (answer.value as unknown[]) : [];
    const all = this.#answers(draft);
    const done = all.find(({ op }) => op === 'd');
    const more = all.find(({ op }) => op === 'm');
    if (done !== undefined && (more === undefined || (chosen.length > 0 && this.#chance.happens(0.15))))
      return this.#tap(done);
    if (more !== undefined && this.#chance.happens(0.8)) return this.#tap(more);
    const one = this.#chance.pick(all.filter(({ op }) => op === 'p'));
    if (one !== undefined) return this.#tap(one);
    if (done !== undefined) return this.#tap(done);
  }

  /** Presses the button that does this, if it is there. */
  async #tapFirst(draft: Draft, wanted: string): Promise<boolean> {
    const found = this.#answers(draft).find(({ op }) => op === wanted);
    if (found !== undefined) await this.#tap(found);
    return found !== undefined;
  }

  /** Sends the summary; what the business refuses now is given up. */
  async #send(draft: Draft): Promise<void> {
    await this.#talker.waitFor((view) => buttonsIn(view, draft)[0], 'the summary');
    await this.#tapFirst(draft, 'y');
    const now = await this.#draft();
    if (now?.id !== draft.id) return;
    await this.#talker.cancels();
  }

  async #tap({ message_id, data }: FoundButton): Promise<void> {
    await this.#talker.tap({ message_id, data });
  }

  /** The buttons of the question as the draft stands now. */
  #answers(draft: Draft): (FoundButton & { op: string })[] {
    const { userId, bot } = this.#talker.who;
    return buttonsIn(this.#double.people.chat(userId, bot), draft);
  }

  /** What was typed or sent is taken by the bot in its own time. */
  async #movedOn(before: Draft): Promise<void> {
    for (let tries = 0; tries < 1200; tries++) {
      const now = await this.#draft();
      if (now === null || now.id !== before.id || now.rev !== before.rev) return;
      if (before.at === 'summary' && this.#answers(before).length > 0) return;
      // What was to be chosen from is gone meanwhile: a person gives up.
      if (tries === PATIENT && !this.#answers(before).some(({ op }) => op === 'p' || op === 'd'))
        return this.#talker.cancels();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const { userId, bot } = this.#talker.who;
    const last = fromBot(this.#double.people.chat(userId, bot)).slice(-2).map(wordsOf).join('\n---\n');
    const where = `${before.process}.${before.form} at ${before.at}`;
    throw new Error(`${this.person.name} stands still in ${where}. The last messages were:\n${last}`);
  }
}

/** `a:draft:step:op:arg:mac`: the buttons under the newest message that asks what the draft asks now. */
function buttonsIn(view: ChatView, draft: Draft): (FoundButton & { op: string })[] {
  for (const message of fromBot(view).toReversed()) {
    const found = buttonsOf(message).flatMap(({ callback_data: data = '' }) => {
      const [kind, id, step = '', op = ''] = data.split(':');
      const isAsked = kind === 'a' && id === draft.id && Number.parseInt(step, 36) === draft.rev;
      return isAsked ? [{ message_id: message.message_id, data, op }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** `m:case:seq:event:arg:mac` leads to the event, `f:form:case:arg:mac` to the form; the menu's forms are about nothing. */
function leadsTo(data: string): string {
  const [kind, one = '', about = '', event = ''] = data.split(':');
  if (kind === 'm') return event;
  return kind === 'f' && about + event !== '' ? one : '';
}

function keyOf({ message_id, data }: FoundButton): string {
  return `${message_id}/${data}`;
}
