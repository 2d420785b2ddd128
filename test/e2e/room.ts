import { buttonsOf, fromBot, wordsOf } from '../../bots/playground/demo/player.ts';
import { PARTNERS_BOT } from '../../bots/playground/set-stage.ts';
import type { ChatView, SeenMessage, TelegramDouble } from '../../bots/playground/telegram-double/index.ts';

const PATIENCE_MS = 12_000;
let nextOwner = 9000;

export type RoomKind = 'group' | 'supergroup' | 'channel';

/** A group or a channel of carriers in Telegram, with the partners' bot in it, as its owner sees it. */
export class Room {
  readonly title: string;
  id: number;
  readonly #double: TelegramDouble;
  readonly #owner: number;

  private constructor(double: TelegramDouble, owner: number, id: number, title: string) {
    this.#double = double;
    this.#owner = owner;
    this.id = id;
    this.title = title;
  }

  static async open(double: TelegramDouble, title: string, kind: RoomKind = 'supergroup'): Promise<Room> {
    const owner = nextOwner++;
    await double.people.add({ id: owner, first_name: 'Админ', language_code: 'ru' });
    const bots = [PARTNERS_BOT.username];
    const { id } = await double.groups.create({ title, kind, members: [owner], bots });
    return new Room(double, owner, id, title);
  }

  async says(text: string): Promise<void> {
    await this.#double.people.sendText(this.#owner, String(this.id), { text });
  }

  /** Becomes a supergroup: all goes on under another id. */
  async grows(): Promise<void> {
    this.id = (await this.#double.groups.upgrade(this.id)).id;
  }

  async throwsBotOut(): Promise<void> {
    await this.#double.groups.remove(this.id, { bot: PARTNERS_BOT.username });
  }

  /** All that the bot has said here. */
  get posts(): SeenMessage[] {
    return this.#posts(this.#double.people.chat(this.#owner, String(this.id)));
  }

  /** Waits until a post of the bot says this (edited or not). */
  async reads(words: string): Promise<SeenMessage> {
    const find = (view: ChatView) => this.#posts(view).findLast((post) => wordsOf(post).includes(words));
    const view = await this.#double.people.chatWhen(
      this.#owner,
      String(this.id),
      0,
      (one) => find(one) !== undefined,
      PATIENCE_MS,
    );
    const found = find(view);
    if (found !== undefined) return found;
    throw new Error(`«${this.title}» never read «${words}»: ${this.#posts(view).map(wordsOf).join(' | ')}`);
  }

  #posts(view: ChatView): SeenMessage[] {
    return fromBot(view);
  }
}

/** Where the only button of a post leads: the payload for the partners' bot. */
export function payloadOf(post: SeenMessage): string {
  const [button, ...others] = buttonsOf(post);
  if (button === undefined || others.length > 0) throw new Error('a post has one button');
  const url = new URL(String(button.url));
  if (url.pathname !== `/${PARTNERS_BOT.username}`) throw new Error(`leads to ${url.pathname}`);
  return url.searchParams.get('start') ?? '';
}
