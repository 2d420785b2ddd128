import type { Texts } from '../../../core/ports/index.ts';
import { t } from '../../../core/texts/text.ts';
import { parseDate } from '../../../core/values/index.ts';
import type { SeenMessage, SeenView, SlackDouble } from '../slack-double/index.ts';
import type { Given } from './player.ts';
import { type Control, controlsOf, type Element, type Option, optionsOf, textsOf } from './slack-blocks.ts';

/** How long the app may take; a person would have given up. */
const PATIENCE_MS = 15_000;
/** Where ready answers stand beside a field. */
const READY = '~ready';

/** Somebody of the workspace, by the id that Slack has for them. */
export interface SlackPlayed {
  userId: string;
  name: string;
}

/** Plays one person in Slack as a person would: reads what the app wrote, presses, fills in what opens, sends. */
export class SlackPlayer {
  readonly who: SlackPlayed;
  protected readonly double: SlackDouble;
  readonly #texts: Texts;
  readonly #now: () => string;

  /** `now`: the company's moment (ISO), by which a day such as «сегодня» is picked. */
  constructor(who: SlackPlayed, double: SlackDouble, texts: Texts, now: () => string) {
    this.who = who;
    this.double = double;
    this.#texts = texts;
    this.#now = now;
  }

  /** The words of a text key; anything that is no key stands for itself. */
  words(keyOrWords: string, params: Record<string, string | number> = {}): string {
    if (!/^[a-z][\w-]*(\.[\w-]+)+$/i.test(keyOrWords)) return keyOrWords;
    return this.#texts.say('ru', t(keyOrWords, params));
  }

  async type(text: string): Promise<void> {
    await this.double.people.write(this.who.userId, 'app', { text });
  }

  /** Waits until a message of the app says this, and gives all its words. */
  async sees(keyOrWords: string, params: Record<string, string | number> = {}): Promise<string> {
    const words = this.words(keyOrWords, params);
    return this.#waitFor((said) => said.map(textsOf).findLast((text) => text.includes(words)), `«${words}»`);
  }

  /** Whether a message of the app says this by now. */
  hasSeen(keyOrWords: string): boolean {
    const words = this.words(keyOrWords);
    return this.said.some((message) => textsOf(message).includes(words));
  }

  /** All messages of the app, oldest first. */
  get said(): SeenMessage[] {
    return fromApp(this.double.people.chat(this.who.userId, 'app').messages);
  }

  /** Presses the newest button that says this (under a message about something), once it is there. */
  async press(keyOrWords: string, about = ''): Promise<void> {
    const words = this.words(keyOrWords);
    const found = await this.#waitFor((said) => newestButton(said, words, about), `the button «${words}»`);
    await this.tap(found);
  }

  /** Finds a button without pressing it. */
  button(keyOrWords: string, about = ''): Promise<FoundButton> {
    const words = this.words(keyOrWords);
    return this.#waitFor((said) => newestButton(said, words, about), `the button «${words}»`);
  }

  /** Presses a button that was found before. Throws when the app did not take the press in time. */
  async tap({ ts, action_id, block_id }: FoundButton): Promise<void> {
    const { ack } = await this.double.people.use(
      this.who.userId,
      { channel: 'app', ts },
      { action_id, block_id },
    );
    if (ack?.ok !== true) throw new Error(`${this.who.name}: the press was not taken: ${ack?.error}`);
  }

  /** Fills in the form that opens: for each question its key within the form, and the answer; then sends it. */
  async fill(
    _process: string,
    _form: string,
    answers: [question: string, given: Given, n?: number][],
  ): Promise<void> {
    await this.fillIn(
      answers.map(([question, given, n]) => [
        n === undefined ? question : question.replace('.', `.${n - 1}.`),
        given,
      ]),
    );
  }

  /** The same by the paths of the fields; what no page asks is left out. */
  protected async fillIn(answers: [path: string, given: Given][]): Promise<void> {
    for (let view: SeenView | undefined = await this.opened(); view !== undefined; ) {
      for (const [path, given] of answers) view = await this.put(view, path, given);
      view = await this.#send(view);
    }
  }

  protected async put(view: SeenView, path: string, given: Given): Promise<SeenView> {
    const controls = controlsOf(view).filter(({ block }) => block === path || block === path + READY);
    if (controls.length === 0) return view;
    if (typeof given === 'string') return this.#typed(view, controls, given);
    if ('press' in given) return this.#chosen(view, controls, given.press);
    const file = await this.double.people.upload(this.who.userId, {
      filename: given.name,
      mime: given.mime,
      bytes: Buffer.from(given.file),
    });
    return this.#use(view, controls[0]!, [file.id]);
  }

  async #typed(view: SeenView, controls: Control[], text: string): Promise<SeenView> {
    const [first] = controls;
    if (first === undefined) return view;
    if (first.element.type === 'datepicker') return this.#use(view, first, this.#day(text));
    if (first.element.type === 'plain_text_input') return this.#use(view, first, text);
    return this.#chosen(view, controls, text);
  }

  /** What only moves a talk on (skip, done) has no button on a page. */
  async #chosen(view: SeenView, controls: Control[], key: string): Promise<SeenView> {
    if (key === 'form.skip' || key === 'form.done') return view;
    const words = this.words(key);
    for (const control of controls) {
      const options = await this.#optionsOf(control, words);
      const wanted =
        key === 'form.all' ? options : options.filter(({ text }) => text.text.includes(words)).slice(0, 1);
      if (wanted.length === 0) continue;
      const values = wanted.map(({ value }) => value);
      const before = control.chosen.filter((one) => !values.includes(one));
      return this.#use(view, control, isSeveral(control.element) ? [...before, ...values] : values[0]!);
    }
    throw new Error(`${this.who.name} is not offered «${words}» at ${controls[0]?.block}`);
  }

  async #optionsOf({ element, block }: Control, query: string): Promise<Option[]> {
    if (!element.type.includes('external')) return optionsOf(element);
    const asked = { action_id: element.action_id, block_id: block, query };
    const { options } = await this.double.people.options(this.who.userId, 'modal', asked);
    return options.map(({ text, value }) => ({ text: { text: text.text }, value }));
  }

  /** Gives the view as it is after: where more depends on the field, the app draws it anew. */
  async #use(view: SeenView, { element, block }: Control, value: string | string[]): Promise<SeenView> {
    const { sent } = await this.double.people.use(this.who.userId, 'modal', {
      action_id: element.action_id,
      block_id: block,
      value,
    });
    return sent ? this.#top((top) => top.hash !== view.hash) : this.#top(() => true);
  }

  #day(text: string): string {
    const parsed = parseDate(text, { now: this.#now(), zone: 'Europe/Moscow' });
    if (!parsed.ok) throw new Error(`«${text}» is no day`);
    return parsed.value;
  }

  /** The form on top, once it is there. */
  protected opened(): Promise<SeenView> {
    return this.#top(({ submit }) => submit !== undefined);
  }

  /** Sends the page: the next one, or undefined when the form is done. */
  async #send(view: SeenView): Promise<SeenView | undefined> {
    const { userId, name } = this.who;
    const { errors, ack } = await this.double.people.submit(userId);
    if (ack !== undefined && !ack.ok) throw new Error(`${name}: the page was not taken: ${ack.error}`);
    const objections = { ...errors, ...this.double.people.modals(userId).at(-1)?.errors };
    if (Object.keys(objections).length > 0)
      throw new Error(`${name} is told ${JSON.stringify(objections)} in ${JSON.stringify(view.state)}`);
    // What took long is said to be done where it was said to be saved.
    const isSaid = (view?: SeenView) =>
      view !== undefined && textsOf({ ...view, text: '' }).includes(this.words('modal.done'));
    const isOver = (stack: SeenView[]) => stack.length === 0 || isSaid(stack.at(-1));
    const isNext = (stack: SeenView[]) =>
      stack.at(-1)?.submit !== undefined && stack.at(-1)?.hash !== view.hash;
    const stack = await this.double.people.modalsWhen(
      userId,
      (now) => isOver(now) || isNext(now),
      PATIENCE_MS,
    );
    if (!isOver(stack)) return stack.at(-1);
    if (stack.length > 0) await this.double.people.close(userId, { all: true });
    return undefined;
  }

  async #top(isIt: (view: SeenView) => boolean): Promise<SeenView> {
    const { userId, name } = this.who;
    const is = (stack: SeenView[]) => stack.some((_, at) => at === stack.length - 1) && isIt(stack.at(-1)!);
    const stack = await this.double.people.modalsWhen(userId, is, PATIENCE_MS);
    const top = stack.at(-1);
    if (top === undefined || !isIt(top)) throw new Error(`${name} waited in vain for a form`);
    return top;
  }

  async #waitFor<T>(find: (said: SeenMessage[]) => T | undefined, wish: string): Promise<T> {
    const { userId, name } = this.who;
    const { messages } = await this.double.people.chatWhen(
      userId,
      'app',
      (view) => find(fromApp(view.messages)) !== undefined,
      PATIENCE_MS,
    );
    const found = find(fromApp(messages));
    if (found !== undefined) return found;
    const last = fromApp(messages).slice(-3).map(textsOf).join('\n---\n');
    throw new Error(`${name} waited in vain for ${wish}. The last messages were:\n${last}`);
  }
}

/** A button as it stands on a message. */
export interface FoundButton {
  ts: string;
  action_id: string;
  block_id: string;
}

function fromApp(messages: SeenMessage[]): SeenMessage[] {
  return messages.filter(({ from, deleted }) => from.is_app && !deleted);
}

function isSeveral({ type }: Element): boolean {
  return type === 'checkboxes' || type.startsWith('multi_');
}

function newestButton(said: SeenMessage[], words: string, about: string): FoundButton | undefined {
  for (const message of said.toReversed()) {
    if (!textsOf(message).includes(about)) continue;
    const found = controlsOf(message).find(
      ({ element }) => element.type === 'button' && element.text?.text.includes(words) === true,
    );
    if (found !== undefined)
      return { ts: message.ts, action_id: found.element.action_id, block_id: found.block };
  }
  return undefined;
}
