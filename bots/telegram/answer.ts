import type { Reply } from '../../core/desk/desk.ts';
import type { Output, Screen } from '../../core/messages/screen.ts';
import type { Locale } from '../../core/people/person.ts';
import type { Ports } from '../../core/ports/index.ts';
import { cut } from '../../core/texts/fit.ts';
import { t } from '../../core/texts/text.ts';
import { patiently } from '../intake/patience.ts';
import { type Call, steadily, TelegramRefusal, unhurried } from './call.ts';
import { sendFile } from './files.ts';
import { drawScreen, type Pen, said } from './render.ts';
import { ReplyQueue } from './reply-queue.ts';
import type { Origin, Received } from './update.ts';

const LONGEST_TOAST = 200;

type Needed = Pick<Ports, 'texts' | 'crypto' | 'files' | 'log'>;

/** The chat that a reply is drawn for, and how to call Telegram about it. */
interface Chat extends Origin {
  pen: Pen;
  call: Call;
}

/**
 * Shows the desk's replies in the chat. Dialog prompts stay outside the ledger: if one is lost, whatever the person
 * does next shows the open question again.
 */
export class Answers {
  readonly #ports: Needed;
  readonly #call: Call;
  readonly #replies: ReplyQueue;
  /** The newest prompt of each chat, so that its buttons go when the next question comes. */
  readonly #prompts = new Map<string, string>();

  constructor(ports: Needed, call: Call) {
    this.#ports = ports;
    this.#call = steadily(call);
    this.#replies = new ReplyQueue(ports.log);
  }

  /** Resolves when the reply is shown, or as soon as Telegram makes it wait: it is then shown in its turn. */
  async give(reply: Reply, origin: Origin): Promise<void> {
    const pen: Pen = { ...this.#ports, locale: reply.locale, holder: reply.holder };
    const { pressed, chatId } = origin;
    if (pressed !== undefined) {
      const toast = reply.outputs.find((output) => output.kind === 'toast');
      // A press is answered at once, even where messages have to wait: its answer soon comes too late.
      await this.#inTurn(`${chatId}/press`, (call) => this.#answerPress(pen, call, pressed.queryId, toast));
    }
    await this.#inTurn(chatId, async (call) => {
      for (const output of reply.outputs) await this.#show({ ...origin, pen, call }, output);
    });
  }

  /** Taking an update failed for good: the person is told to try again, so that nobody waits in vain. */
  async apologise(received: Received | null, locale: Locale): Promise<void> {
    if (received === null) return;
    const text = this.#ports.texts.say(received.incoming.language ?? locale, t('trouble'));
    const { pressed, chatId } = received.origin;
    try {
      if (pressed !== undefined) {
        const answer = { callback_query_id: pressed.queryId, text, show_alert: true };
        await this.#inTurn(`${chatId}/press`, (call) => call('answerCallbackQuery', answer));
      } else await this.#inTurn(chatId, (call) => call('sendMessage', { chat_id: chatId, text }));
    } catch {
      // Telegram is out of reach as well: there is no way left to say so.
    }
  }

  #inTurn(lane: string, work: (call: Call) => Promise<unknown>): Promise<void> {
    return this.#replies.run(lane, async (onWait) => {
      await work(unhurried(this.#call, { onWait }));
    });
  }

  async #answerPress(
    pen: Pen,
    call: Call,
    queryId: string,
    toast: Extract<Output, { kind: 'toast' }> | undefined,
  ): Promise<void> {
    const text =
      toast === undefined
        ? {}
        : { text: cut(said(pen, toast.text), LONGEST_TOAST), show_alert: toast.alert === true };
    try {
      await call('answerCallbackQuery', { callback_query_id: queryId, ...text });
    } catch (error) {
      // A repeated press has had its answer; the outcome is shown in the chat all the same.
      if (!(error instanceof TelegramRefusal && error.isStaleQuery)) throw error;
    }
  }

  async #show(chat: Chat, output: Output): Promise<void> {
    const { pressed } = chat;
    if (output.kind === 'toast') {
      if (pressed === undefined) await this.#send(chat, { lines: [{ value: output.text }], buttons: [] });
    } else if (output.kind === 'strip') {
      if (pressed !== undefined) await this.#strip(chat, pressed.messageId);
    } else if (output.kind === 'replace' && pressed !== undefined) {
      await this.#replace(chat, output.screen, pressed);
    } else if (output.kind === 'show' || output.kind === 'replace') {
      await this.#send(chat, output.screen);
    }
  }

  async #replace(chat: Chat, screen: Screen, pressed: NonNullable<Origin['pressed']>): Promise<void> {
    const { texts, keyboard } = drawScreen(chat.pen, screen);
    const only = texts.length === 1 && !pressed.isCaption && (screen.files ?? []).length === 0;
    if (!only) {
      await this.#strip(chat, pressed.messageId);
      return this.#send(chat, screen);
    }
    try {
      await chat.call('editMessageText', {
        chat_id: chat.chatId,
        message_id: Number(pressed.messageId),
        text: texts[0],
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: keyboard },
        link_preview_options: { is_disabled: true },
      });
      this.#remember(screen, chat.chatId, pressed.messageId);
    } catch (error) {
      if (!(error instanceof TelegramRefusal && error.code === 400)) throw error;
      if (/message is not modified/.test(error.message)) return;
      await this.#send(chat, screen);
    }
  }

  async #send(chat: Chat, screen: Screen): Promise<void> {
    const { pen, call, chatId } = chat;
    const before = this.#prompts.get(chatId);
    if (isPrompt(screen) && before !== undefined) {
      this.#prompts.delete(chatId);
      await this.#strip(chat, before);
    }
    for (const id of screen.files ?? []) await sendFile(this.#files, call, chatId, id);
    const { texts, keyboard } = drawScreen(pen, screen);
    for (const [index, text] of texts.entries()) {
      const isLast = index === texts.length - 1;
      const sent = (await call('sendMessage', {
        chat_id: chatId,
        text,
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(isLast ? this.#markup(pen, screen, keyboard) : {}),
      })) as { message_id: number };
      if (isLast) this.#remember(screen, chatId, String(sent.message_id));
    }
  }

  #markup(pen: Pen, screen: Screen, keyboard: unknown[]): Record<string, unknown> {
    if (screen.askContact !== undefined) {
      const button = { text: said(pen, screen.askContact), request_contact: true };
      return { reply_markup: { keyboard: [[button]], one_time_keyboard: true, resize_keyboard: true } };
    }
    if (keyboard.length > 0) return { reply_markup: { inline_keyboard: keyboard } };
    return screen.dropKeyboard === true ? { reply_markup: { remove_keyboard: true } } : {};
  }

  #remember(screen: Screen, chatId: string, messageId: string): void {
    if (isPrompt(screen)) this.#prompts.set(chatId, messageId);
    else if (this.#prompts.get(chatId) === messageId) this.#prompts.delete(chatId);
  }

  async #strip({ call, chatId }: Chat, messageId: string): Promise<void> {
    try {
      await call('editMessageReplyMarkup', { chat_id: chatId, message_id: Number(messageId) });
    } catch (error) {
      if (!(error instanceof TelegramRefusal && error.code === 400)) throw error;
    }
  }

  /** Reading may be repeated as often as one likes. */
  get #files(): Pick<Ports['files'], 'get' | 'bytes'> {
    const { files, log } = this.#ports;
    return {
      get: (id) => patiently(log, () => files.get(id)),
      bytes: (id) => patiently(log, () => files.bytes(id)),
    };
  }
}

function isPrompt(screen: Screen): boolean {
  return screen.buttons.some((row) => row.some((button) => button.action.do === 'answer'));
}
