import { vi } from 'vitest';
import { buttonsOf, fromBot, type Played } from '../../bots/playground/demo/player.ts';
import type { TelegramDouble } from '../../bots/playground/telegram-double/index.ts';
import type { Caravan } from '../../core/caravan.ts';
import type { Draft } from '../../core/forms/draft.ts';
import { questionAt } from '../../core/forms/walker.ts';
import type { Channel } from '../../core/people/person.ts';
import type { SentFile } from '../builders/files.ts';
import { Talker } from './talker.ts';

/** What a person answers when a question comes up: typed words, presses in turn, or a file. */
export type Told = string | { press: string[] } | { file: SentFile };

const PATIENCE = { timeout: 15_000, interval: 10 };

/**
 * Somebody who fills in forms by answering only what is asked, and whose presses and typed words are counted. A file
 * that is sent counts as a press.
 */
export class Hand extends Talker {
  presses = 0;
  words_ = 0;
  readonly #caravan: Caravan;
  readonly #double: TelegramDouble;
  readonly #channel: Channel;

  constructor(who: Played, double: TelegramDouble, caravan: Caravan, channel: Channel) {
    super(who, double, caravan.ports.texts);
    this.#caravan = caravan;
    this.#double = double;
    this.#channel = channel;
  }

  override async press(keyOrWords: string, about = ''): Promise<void> {
    this.presses++;
    await super.press(keyOrWords, about);
  }

  override async type(text: string): Promise<void> {
    this.words_ += text.trim().split(/\s+/).length;
    await super.type(text);
  }

  override async send(
    kind: 'photo' | 'document' | 'voice',
    upload: SentFile,
    caption?: string,
  ): Promise<void> {
    this.presses++;
    await super.send(kind, upload, caption);
  }

  /** Answers the open form question by question until it is sent; the summary is sent as it stands. */
  async answers(known: Record<string, Told>): Promise<void> {
    for (;;) {
      const draft = await this.#draft();
      if (draft === null) return;
      const form = this.#caravan.cases.process(draft.process).forms.find(({ name }) => name === draft.form)!;
      const question = questionAt(form, draft);
      if (question === undefined && form.direct === true) {
        await this.#moved(draft);
        continue;
      }
      const told = question === undefined ? { press: ['form.send'] } : known[question.path];
      if (told === undefined) throw new Error(`${this.who.name} does not know what to say to ${draft.at}`);
      await this.#give(draft, told);
    }
  }

  async #give(draft: Draft, told: Told): Promise<void> {
    if (typeof told === 'string') {
      await this.type(told);
      await this.#moved(draft);
      return;
    }
    if ('file' in told) {
      await this.send('document', told.file);
      const next = await this.#moved(draft);
      return this.#give(next!, { press: ['form.done'] });
    }
    let now: Draft | null = draft;
    for (const key of told.press) {
      if (now === null) return;
      await this.#choose(now, key);
      now = await this.#moved(now);
    }
  }

  /** Presses a button of the form as it stands now. */
  async #choose(draft: Draft, key: string): Promise<void> {
    const words = this.words(key);
    const { userId, bot } = this.who;
    const of = `a:${draft.id}:${draft.rev.toString(36)}:`;
    const found = await this.waitFor((view) => {
      for (const message of fromBot(view).toReversed()) {
        const button = buttonsOf(message).find(
          ({ text, callback_data = '' }) => callback_data.startsWith(of) && text.includes(words),
        );
        if (button?.callback_data !== undefined)
          return { message_id: message.message_id, data: button.callback_data };
      }
      return undefined;
    }, `the answer «${words}» to ${draft.at}`);
    this.presses++;
    await this.#double.people.press(userId, bot, found);
  }

  /** The draft once it is another one than this. */
  #moved(before: Draft): Promise<Draft | null> {
    return vi.waitFor(async () => {
      const now = await this.#draft();
      if (now?.id === before.id && now.rev === before.rev) throw new Error(`stands still at ${before.at}`);
      return now;
    }, PATIENCE);
  }

  async #draft(): Promise<Draft | null> {
    const person = await this.#caravan.ports.people.byIdentity(this.#channel, String(this.who.userId));
    return this.#caravan.ports.drafts.openOf(person!.id, this.#channel);
  }
}
