import type { Texts } from '../../../core/ports/index.ts';
import { processes } from '../../../core/processes/index.ts';
import { t } from '../../../core/texts/text.ts';
import type { ChatView, SeenMessage, TelegramDouble } from '../telegram-double/index.ts';

/** How long a bot may take; a person would have given up. */
const PATIENCE_MS = 15_000;

/** Answers a question: typed words, a button by the key of its text (or its words), or a file. */
export type Given = string | { press: string } | { file: Uint8Array; name: string; mime: string };

export interface Played {
  userId: number;
  bot: string;
  name: string;
}

type Inline = { text: string; callback_data?: string; url?: string };

/** Plays one person's side of a chat as a person would: reads what is there, types, presses, sends. */
export class Player {
  readonly who: Played;
  readonly #double: TelegramDouble;
  readonly #texts: Texts;

  constructor(who: Played, double: TelegramDouble, texts: Texts) {
    this.who = who;
    this.#double = double;
    this.#texts = texts;
  }

  /** The words of a text key; anything that is no key stands for itself. */
  words(keyOrWords: string, params: Record<string, string | number> = {}): string {
    if (!/^[a-z][\w-]*(\.[\w-]+)+$/i.test(keyOrWords)) return keyOrWords;
    return this.#texts.say('ru', t(keyOrWords, params));
  }

  async start(payload?: string): Promise<void> {
    await this.#double.people.start(this.who.userId, this.who.bot, payload === undefined ? {} : { payload });
  }

  async type(text: string): Promise<void> {
    await this.#double.people.sendText(this.who.userId, this.who.bot, { text });
  }

  async sendFile(file: Uint8Array, name: string, mime: string): Promise<void> {
    await this.#double.people.sendFile(
      this.who.userId,
      this.who.bot,
      { kind: 'document' },
      { filename: name, mime, bytes: file },
    );
  }

  async shareContact(): Promise<void> {
    await this.#double.people.sendContact(this.who.userId, this.who.bot, { own: true });
  }

  /** Waits until a message of the bot says this, and returns it. */
  async sees(keyOrWords: string, params: Record<string, string | number> = {}): Promise<SeenMessage> {
    const words = this.words(keyOrWords, params);
    const find = (view: ChatView) => fromBot(view).findLast((message) => wordsOf(message).includes(words));
    return this.waitFor(find, `«${words}»`);
  }

  /** Whether a message of the bot says this by now. */
  hasSeen(words: string): boolean {
    const view = this.#double.people.chat(this.who.userId, this.who.bot);
    return fromBot(view).some((message) => wordsOf(message).includes(this.words(words)));
  }

  /** Presses the newest button that says this (under a message about something), once it is there; resolves when the bot has answered the press. */
  async press(keyOrWords: string, about = ''): Promise<void> {
    await this.#tap(keyOrWords, about);
  }

  async #tap(keyOrWords: string, about: string): Promise<{ message_id: number; data: string }> {
    const words = this.words(keyOrWords);
    const found = await this.waitFor((view) => newestButton(view, words, about), `the button «${words}»`);
    const { callback_query_id: id } = await this.#double.people.press(this.who.userId, this.who.bot, found);
    const answer = await this.#double.people.pressAnswer(this.who.userId, id, PATIENCE_MS);
    if (!answer.answered) throw new Error(`${this.who.name}: nobody answered the press of «${words}»`);
    return found;
  }

  /**
   * Fills in a form: for each question its key within the form, and the answer; then sends the summary, if it has one.
   * What the form knows by itself it does not ask.
   */
  async fill(
    process: string,
    form: string,
    answers: [question: string, given: Given, n?: number][],
  ): Promise<void> {
    const direct = isDirect(process, form);
    const questions = answers.map(([question, , n = 1]) =>
      this.words(`${process}.ask.${form}.${question}`, { n }),
    );
    for (let next = 0; next < answers.length; next++) {
      const ahead = await this.#asked(questions.slice(next), direct);
      if (ahead < 0) break;
      next += ahead;
      await this.give(answers[next]?.[1] as Given);
    }
    if (direct) await this.#answered();
    else await this.press('form.send');
  }

  /** Presses an answer; resolves when the question has taken it: its old buttons are gone then. */
  async #choose(answer: string): Promise<void> {
    const { message_id, data } = await this.#tap(answer, '');
    const isThere = (message: SeenMessage) =>
      message.message_id === message_id && buttonsOf(message).some((one) => one.callback_data === data);
    await this.waitFor((view) => (fromBot(view).some(isThere) ? undefined : true), `an end of «${answer}»`);
  }

  /** A short form ends with its last answer: nothing is asked any longer. */
  async #answered(): Promise<void> {
    const cancel = this.words('form.cancel');
    const find = (view: ChatView) => {
      const said = fromBot(view);
      const asked = said.findLastIndex((message) => buttonsOf(message).some(({ text }) => text === cancel));
      return said.slice(asked + 1).some((message) => wordsOf(message).startsWith('✅')) ? true : undefined;
    };
    await this.waitFor(find, 'the end of the form');
  }

  async give(given: Given): Promise<void> {
    if (typeof given === 'string') return this.type(given);
    if ('press' in given) return this.#choose(given.press);
    await this.sendFile(given.file, given.name, given.mime);
  }

  /** Waits until this question is the open one. */
  async asked(key: string, n = 1): Promise<void> {
    await this.#asked([this.words(key, { n })], true);
  }

  /** Waits until one of these questions is the open one: the newest message with a way to cancel; -1 at the summary. */
  async #asked(questions: string[], direct: boolean): Promise<number> {
    const cancel = this.words('form.cancel');
    const send = this.words('form.send');
    const find = (view: ChatView) => {
      const open = fromBot(view).findLast((message) =>
        buttonsOf(message).some((button) => button.text === cancel),
      );
      if (open === undefined) return undefined;
      const index = questions.findIndex((question) => wordsOf(open).includes(question));
      if (index >= 0) return index;
      return !direct && buttonsOf(open).some((button) => button.text === send) ? -1 : undefined;
    };
    return this.waitFor(find, `the question «${questions[0]}»`);
  }

  /** Waits until this is found in the chat. Throws, with the last messages, when it does not come. */
  async waitFor<T>(find: (view: ChatView) => T | undefined, wish: string): Promise<T> {
    const { userId, bot, name } = this.who;
    const view = await this.#double.people.chatWhen(
      userId,
      bot,
      0,
      (seen) => find(seen) !== undefined,
      PATIENCE_MS,
    );
    const found = find(view);
    if (found !== undefined) return found;
    const last = fromBot(view).slice(-3).map(wordsOf).join('\n---\n');
    throw new Error(`${name} waited in vain for ${wish}. The last messages were:\n${last}`);
  }
}

function isDirect(process: string, form: string): boolean {
  const known = processes.find((one) => one.name === process)?.forms.find((one) => one.name === form);
  return known?.direct === true;
}

export function fromBot(view: ChatView): SeenMessage[] {
  return view.messages.filter((message) => message.from?.is_bot === true && !message.deleted);
}

export function wordsOf(message: SeenMessage): string {
  return message.text ?? message.caption ?? '';
}

export function buttonsOf(message: SeenMessage): Inline[] {
  return (message.reply_markup?.inline_keyboard ?? []).flat() as Inline[];
}

function newestButton(
  view: ChatView,
  words: string,
  about: string,
): { message_id: number; data: string } | undefined {
  for (const message of fromBot(view).toReversed()) {
    if (!wordsOf(message).includes(about)) continue;
    const button = buttonsOf(message).find((one) => one.text === words || one.text.includes(words));
    if (button?.callback_data !== undefined)
      return { message_id: message.message_id, data: button.callback_data };
  }
  return undefined;
}
