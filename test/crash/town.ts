import type { ChatView, PressState, TelegramDouble } from '../../bots/playground/telegram-double/index.ts';

import { eventually } from './eventually.ts';

type People = TelegramDouble['people'];
/** One call of a bot, as the double logs it. */
export interface LoggedCall {
  seq: number;
  bot: string;
  method: string;
  payload: Record<string, unknown>;
  result?: unknown;
}

const nothing = async () => {};

/** The people's side of a double that is a process of its own. Both hooks are waited for around all a person does. */
export class Town {
  readonly #root: string;
  readonly #patienceMs: number;
  readonly #afterDeed: (deed: string) => Promise<void>;
  readonly #beforeDeed: (deed: string) => Promise<void>;

  constructor(
    root: string,
    patienceMs: number,
    beforeDeed: (deed: string) => Promise<void> = nothing,
    afterDeed: (deed: string) => Promise<void> = nothing,
  ) {
    this.#root = root;
    this.#patienceMs = patienceMs;
    this.#beforeDeed = beforeDeed;
    this.#afterDeed = afterDeed;
  }

  async get<T>(path: string): Promise<T> {
    return read<T>(await fetch(`${this.#root}${path}`));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const form = body instanceof FormData;
    return read<T>(
      await fetch(`${this.#root}${path}`, {
        method: 'POST',
        ...(form
          ? { body }
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    );
  }

  /** Updates that no bot has confirmed yet. */
  async pendingUpdates(): Promise<number> {
    const bots = await this.get<{ pending_updates: number }[]>('/bots');
    return bots.reduce((sum, bot) => sum + bot.pending_updates, 0);
  }

  log(after = 0): Promise<LoggedCall[]> {
    return this.get(`/log?after=${after}`);
  }

  chat(id: number, bot: string): Promise<ChatView> {
    return this.get(`/people/${id}/chats/${bot}`);
  }

  /** What players and the company's founders use of the double. */
  asDouble(): TelegramDouble {
    const deed = async <T>(user: number, bot: string, what: string, body: unknown): Promise<T> => {
      const name = `${user} ${what}`;
      await this.#beforeDeed(name);
      const done = await this.post<T>(`/people/${user}/chats/${bot}/${what}`, body);
      await this.#afterDeed(name);
      return done;
    };
    const people: Pick<
      People,
      'add' | 'start' | 'sendText' | 'sendFile' | 'sendContact' | 'press' | 'pressAnswer' | 'chatWhen'
    > = {
      add: (person) => this.post('/people', person),
      start: (user, bot, body = {}) => deed(user, bot, 'start', body),
      sendText: (user, bot, body) => deed(user, bot, 'messages', body),
      sendContact: (user, bot, body) => deed(user, bot, 'contact', body),
      press: (user, bot, body) => deed(user, bot, 'press', body),
      sendFile: (user, bot, { kind }, { filename, mime, bytes }) => {
        const form = new FormData();
        form.set('kind', kind);
        form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), filename);
        return deed(user, bot, 'files', form);
      },
      pressAnswer: (user, query) =>
        this.get<PressState>(`/people/${user}/chats/any/press/${query}?wait=${this.#patienceMs}`),
      chatWhen: (user, bot, _after, done) => this.#chatWhen(user, bot, done),
    };
    return { people } as unknown as TelegramDouble;
  }

  async #chatWhen(user: number, bot: string, done: (view: ChatView) => boolean): Promise<ChatView> {
    let view = await this.chat(user, bot);
    await eventually(this.#patienceMs, async () => {
      view = await this.chat(user, bot);
      return done(view);
    });
    return view;
  }
}

async function read<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(`the double answered ${response.status}: ${body.error}`);
  return body;
}
