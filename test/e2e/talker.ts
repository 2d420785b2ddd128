import { buttonsOf, fromBot, type Played, Player, wordsOf } from '../../bots/playground/demo/player.ts';
import type {
  ChatView,
  PressState,
  SeenMessage,
  TelegramDouble,
} from '../../bots/playground/telegram-double/index.ts';
import type { Texts } from '../../core/ports/index.ts';
import type { SentFile } from '../builders/files.ts';

const PATIENCE_MS = 12_000;

/** What a button carries, and the message on which it stands. */
export interface FoundButton {
  message_id: number;
  data: string;
}

/** One person in one chat, as a test plays it: everything waits for what the person sees next, never for a while. */
export class Talker extends Player {
  readonly #double: TelegramDouble;
  /** The newest message of the chat when the person last did something. */
  #since = 0;

  constructor(who: Played, double: TelegramDouble, texts: Texts) {
    super(who, double, texts);
    this.#double = double;
  }

  override async start(payload?: string): Promise<void> {
    this.#mark();
    await super.start(payload);
  }

  override async type(text: string): Promise<void> {
    this.#mark();
    await super.type(text);
  }

  /** Gives up the open form, and says yes when asked whether to. */
  async cancels(): Promise<void> {
    await this.type('/cancel');
    const yes = this.words('form.yesCancel');
    const asks = (message: SeenMessage) => buttonsOf(message).some((button) => button.text === yes);
    const ends = (message: SeenMessage) => /^Отменено|отменять нечего/.test(wordsOf(message));
    const answer = await this.waitFor(
      (view) => this.#sinceLast(view).find((m) => asks(m) || ends(m)),
      'an end',
    );
    if (asks(answer)) await this.press('form.yesCancel');
    await this.waitFor((view) => this.#sinceLast(view).find(ends), 'an end');
  }

  /** Answers a message by replying to it. */
  async reply(to: SeenMessage, text: string): Promise<void> {
    this.#mark();
    const { userId, bot } = this.who;
    await this.#double.people.sendText(userId, bot, { text, reply_to: to.message_id });
  }

  async send(kind: 'photo' | 'document' | 'voice', upload: SentFile, caption?: string): Promise<void> {
    this.#mark();
    const input = caption === undefined ? { kind } : { kind, caption };
    await this.#double.people.sendFile(this.who.userId, this.who.bot, input, upload);
  }

  async sendPlace(latitude: number, longitude: number): Promise<void> {
    this.#mark();
    await this.#double.people.sendLocation(this.who.userId, this.who.bot, { latitude, longitude });
  }

  /** Waits until the bot says this in a new message since the person last wrote something. */
  async hears(keyOrWords: string, params: Record<string, string | number> = {}): Promise<SeenMessage> {
    const words = this.words(keyOrWords, params);
    return this.waitFor((view) => this.#sinceLast(view).findLast((m) => wordsOf(m).includes(words)), words);
  }

  /** Waits for the next message of the bot, whatever it says. */
  async hearsSomething(): Promise<SeenMessage> {
    return this.waitFor((view) => this.#sinceLast(view)[0], 'anything');
  }

  /** All messages of the bot in the chat. */
  get heard(): SeenMessage[] {
    return fromBot(this.#view());
  }

  /** How many messages of the bot say this. */
  times(keyOrWords: string, params: Record<string, string | number> = {}): number {
    const words = this.words(keyOrWords, params);
    return this.heard.filter((message) => wordsOf(message).includes(words)).length;
  }

  /** Waits for a button (under a message about something) and gives what it carries. */
  async button(keyOrWords: string, about = ''): Promise<FoundButton> {
    const words = this.words(keyOrWords);
    return this.waitFor((view) => {
      for (const message of fromBot(view).toReversed()) {
        if (!wordsOf(message).includes(about)) continue;
        const data = buttonsOf(message).find((one) => one.text.includes(words))?.callback_data;
        if (data !== undefined) return { message_id: message.message_id, data };
      }
      return undefined;
    }, `a button «${words}»`);
  }

  /** Presses a button that was found before, and gives the short answer to the press. */
  async tap(button: FoundButton, patienceMs = PATIENCE_MS): Promise<PressState> {
    const { userId, bot } = this.who;
    this.#mark();
    const { callback_query_id: id } = await this.#double.people.press(userId, bot, button);
    const answer = await this.#double.people.pressAnswer(userId, id, patienceMs);
    if (!answer.answered) throw new Error(`${this.who.name}: nobody answered the press`);
    return answer;
  }

  #sinceLast(view: ChatView): SeenMessage[] {
    return fromBot(view).filter((message) => message.message_id > this.#since);
  }

  #mark(): void {
    this.#since = this.#view().messages.at(-1)?.message_id ?? 0;
  }

  #view(): ChatView {
    return this.#double.people.chat(this.who.userId, this.who.bot);
  }
}
