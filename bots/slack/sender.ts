import type { WebClient } from '@slack/web-api';
import type { Message } from '../../core/messages/message.ts';
import type { PastLedger } from '../../core/messages/pace.ts';
import type { Identity, Locale } from '../../core/people/person.ts';
import type { Ports, Sender, SendResult } from '../../core/ports/index.ts';
import { type Drawn, drawMessage, QUIET } from './blocks.ts';
import { type CountedChat, counted } from './counted.ts';
import type { Edits } from './edits.ts';
import { sendFiles } from './files.ts';
import type { Homes } from './home.ts';
import { type ChannelReaders, isChannel } from './readers.ts';
import { unhurried } from './steady.ts';
import { refusalOf, verdict } from './web.ts';
import type { Pen } from './words.ts';

/** An edit of a message that is gone, or was never ours to edit: nothing is left to do. */
const SETTLED = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

const HOME_FIRST: SendResult = { result: 'later', ms: 3000, error: 'the Home is not emptied yet' };
const NOT_LET_IN: SendResult = { result: 'later', ms: 5000, error: 'not let in' };

export interface SlackSenderOptions {
  ports: Pick<Ports, 'texts' | 'crypto' | 'files'>;
  web: WebClient;
  pastLedger: PastLedger | undefined;
  edits: Edits;
  /** Other places show what is open, too. */
  homes: Pick<Homes, 'changed' | 'draw'>;
  readers: ChannelReaders;
  /** Before that nothing is tried: what got no answer would count as perhaps sent. */
  isLetIn(): boolean;
}

/** The ledger's way out through Slack. Slack has no idempotency key: an answer that was lost stays unknown. */
export class SlackSender implements Sender {
  readonly channel = 'slack';
  readonly #ports: SlackSenderOptions['ports'];
  readonly #web: WebClient;
  /** For all parts of a message but the first. */
  readonly #rest: CountedChat;
  readonly #edits: Edits;
  readonly #homes: SlackSenderOptions['homes'];
  readonly #readers: ChannelReaders;
  readonly #isLetIn: SlackSenderOptions['isLetIn'];

  constructor({ ports, web, pastLedger, edits, homes, readers, isLetIn }: SlackSenderOptions) {
    this.#ports = ports;
    this.#web = web;
    this.#rest = counted(web, pastLedger);
    this.#edits = edits;
    this.#homes = homes;
    this.#readers = readers;
    this.#isLetIn = isLetIn;
  }

  async send(message: Message, to: Identity, locale: Locale, target: Message | null): Promise<SendResult> {
    if (!this.#isLetIn()) return NOT_LET_IN;
    // Whoever opens the Home after the last word finds nothing there any more: the one waits for the other.
    if (message.account !== undefined && !(await this.#homes.draw(to.userId, true))) return HOME_FIRST;
    const result = await this.#bring(message, to, locale, target);
    // Buttons are taken away from accounts that are nobody's, too; a channel has no Home.
    if (to.userId !== '' && !isChannel(to.userId)) this.#homes.changed(to.userId);
    return result;
  }

  async #bring(message: Message, to: Identity, locale: Locale, target: Message | null): Promise<SendResult> {
    const pen: Pen = { ...this.#ports, locale, holder: message.personId };
    const progress = { hasBegun: false };
    try {
      // It may have been shared since it was chosen: what is told in channels is for colleagues alone.
      if (isChannel(to.chatId) && (await this.#readers.of(to.chatId)) === 'foreign')
        return { result: 'refused', error: 'another company reads there', unreachable: 'shared' };
      return message.kind === 'edit'
        ? await this.#edit(pen, message, target)
        : await this.#post(pen, message, to, target?.messageId, progress);
    } catch (error) {
      if (message.kind === 'edit' && target !== null && SETTLED.has(refusalOf(error) ?? ''))
        return asSent(target) ?? verdict(error);
      const result = verdict(error);
      // `later` promises that nothing has arrived.
      return result.result === 'later' && progress.hasBegun
        ? { result: 'unknown', error: result.error }
        : result;
    }
  }

  async #post(
    pen: Pen,
    message: Message,
    { chatId: channel }: Identity,
    thread: string | undefined,
    progress: { hasBegun: boolean },
  ): Promise<SendResult> {
    if (message.files.length > 0) {
      await sendFiles(this.#ports, this.#web, { channel, thread }, message.files);
      progress.hasBegun = true;
    }
    let last: { channel?: string | undefined; ts?: string | undefined } = {};
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    for (const drawn of drawMessage(pen, message)) {
      const part = { channel, ...QUIET, ...drawn, ...inThread };
      // The first one has the ledger's leave. To start over after it would say the first parts twice.
      last = progress.hasBegun
        ? await unhurried(() => this.#rest.postMessage(part))
        : await this.#web.chat.postMessage(part);
      progress.hasBegun = true;
    }
    return {
      result: 'sent',
      chatId: last.channel ?? channel,
      messageId: last.ts ?? '',
      caption: false,
    };
  }

  /** The card stays as it was said, with what came of it below. */
  async #edit(pen: Pen, message: Message, target: Message | null): Promise<SendResult> {
    const sent = target === null ? null : asSent(target);
    if (sent === null || sent.result !== 'sent') return { result: 'refused', error: 'nothing to edit' };
    const { chatId: channel, messageId: ts } = sent;
    // Of a long one the last part has the buttons.
    const drawn = drawMessage(pen, message).at(-1) as Drawn;
    await this.#edits.byLedger(channel, ts, message.live, () =>
      this.#web.chat.update({ channel, ts, ...drawn }),
    );
    return sent;
  }
}

function asSent({ chatId, messageId }: Message): SendResult | null {
  if (chatId === undefined || messageId === undefined) return null;
  return { result: 'sent', chatId, messageId, caption: false };
}
