import type { AnyBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Output, Screen } from '../../core/messages/screen.ts';
import type { Ports } from '../../core/ports/index.ts';
import { type Text, t } from '../../core/texts/text.ts';
import { askAgain, drawScreen, QUIET, withoutActions } from './blocks.ts';
import type { CountedChat } from './counted.ts';
import type { Edits } from './edits.ts';
import { sendFiles } from './files.ts';
import type { Origin } from './origin.ts';
import { ifTaken, steadily } from './steady.ts';
import { escaped, type Pen, said } from './words.ts';

interface Tools {
  ports: Pick<Ports, 'files' | 'log'>;
  web: WebClient;
  chat: CountedChat;
  edits: Edits;
}

/** Shows answers in the person's own chat with the bot. */
export class ChatAnswer {
  readonly #tools: Tools;
  /** Messages with a question about a form that nobody has answered, by chat. */
  readonly #questions = new Map<string, string[]>();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  async show(pen: Pen, origin: Origin, output: Output): Promise<void> {
    switch (output.kind) {
      case 'show':
        return this.post(pen, origin, output.screen);
      case 'replace':
        return this.#replace(pen, origin, output.screen);
      case 'strip':
        return this.#strip(origin);
      case 'toast':
        return this.#toast(pen, origin, output);
      case 'settled':
        return this.#settle(pen, origin, output.text);
      case 'objections':
      case 'page':
      case 'closePage':
        return undefined;
    }
  }

  async post(pen: Pen, { dm, thread }: Origin, screen: Screen): Promise<void> {
    const { web, chat, ports } = this.#tools;
    const place = { channel: dm, ...(thread === undefined ? {} : { thread_ts: thread }) };
    if (screen.files !== undefined && screen.files.length > 0)
      await steadily(() => sendFiles(ports, web, { channel: dm, thread }, screen.files ?? []));
    let last: string | undefined;
    for (const drawn of drawScreen(pen, screen))
      last = (await steadily(() => chat.postMessage({ ...place, ...QUIET, ...drawn }))).ts;
    if (last !== undefined) this.#note(dm, last, screen);
  }

  /** The answer cannot be shown where it was asked for: it is one press away. */
  async offerAgain(pen: Pen, { dm, token }: Origin): Promise<void> {
    const { chat } = this.#tools;
    const text = t('modal.tooLate');
    const drawn =
      token === undefined
        ? { text: escaped(said(pen, text)) }
        : askAgain(pen, text, t('modal.openAgain'), token);
    await steadily(() => chat.postMessage({ channel: dm, ...QUIET, ...drawn }));
  }

  async #replace(pen: Pen, origin: Origin, screen: Screen): Promise<void> {
    const { chat, ports } = this.#tools;
    const { at, dm: channel } = origin;
    const [drawn, ...others] = drawScreen(pen, screen);
    const isOne = others.length === 0 && (screen.files ?? []).length === 0;
    if (at.in !== 'chat' || at.pressed === undefined || drawn === undefined)
      return this.post(pen, origin, screen);
    if (!isOne) {
      await this.#strip(origin);
      return this.post(pen, origin, screen);
    }
    const { ts } = at.pressed;
    if (await ifTaken(ports.log, () => chat.update({ channel, ts, ...drawn })))
      this.#note(channel, ts, screen);
    else await this.post(pen, origin, screen);
  }

  /** Whether a message asks about a form, as it is now. */
  #note(dm: string, ts: string, { buttons }: Screen): void {
    const others = (this.#questions.get(dm) ?? []).filter((one) => one !== ts);
    const asks = buttons.flat().some(({ action }) => action.do === 'answer');
    this.#questions.set(dm, asks ? [...others, ts] : others);
  }

  /** The one that was pressed has its own answer. */
  async #settle(pen: Pen, { at, dm: channel }: Origin, text: Text): Promise<void> {
    const { chat, ports } = this.#tools;
    const pressed = at.in === 'chat' ? at.pressed?.ts : undefined;
    const open = (this.#questions.get(channel) ?? []).filter((ts) => ts !== pressed);
    this.#questions.delete(channel);
    const [drawn] = drawScreen(pen, { lines: [{ value: text }], buttons: [] });
    if (drawn === undefined) return;
    for (const ts of open) await ifTaken(ports.log, () => chat.update({ channel, ts, ...drawn }));
  }

  async #strip({ at, dm: channel }: Origin): Promise<void> {
    if (at.in !== 'chat' || at.pressed === undefined) return;
    const { chat, ports, edits } = this.#tools;
    const { ts, text } = at.pressed;
    const blocks = withoutActions(at.pressed.blocks) as AnyBlock[];
    if (blocks.length === at.pressed.blocks.length) return;
    await edits.unlessClosed(channel, ts, () =>
      ifTaken(ports.log, () => chat.update({ channel, ts, text, blocks })),
    );
  }

  /** Only the person who pressed sees it; where nothing was pressed it is an answer like any other. */
  async #toast(pen: Pen, origin: Origin, { text }: Extract<Output, { kind: 'toast' }>): Promise<void> {
    const { at, dm, user, thread } = origin;
    if (at.in === 'chat' && at.pressed === undefined)
      return this.post(pen, origin, { lines: [{ value: text }], buttons: [] });
    const { web, ports } = this.#tools;
    const channel = at.in === 'elsewhere' ? (at.channel ?? dm) : dm;
    const words = { channel, user, text: escaped(said(pen, text)) };
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    await ifTaken(ports.log, () => web.chat.postEphemeral({ ...words, ...inThread }));
  }
}
