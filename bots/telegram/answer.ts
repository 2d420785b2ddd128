import type { Reply } from '../../core/desk/desk.ts';
import type { Output, Screen } from '../../core/messages/screen.ts';
import type { Locale } from '../../core/people/person.ts';
import type { Ports } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import { type Call, TelegramRefusal, unhurried } from './call.ts';
import { sendFile } from './files.ts';
import { drawScreen, type Pen, said } from './render.ts';
import type { Origin, Received } from './update.ts';

/**
 * Shows the desk's replies in the chat. Dialog prompts stay outside the ledger: if one is lost, whatever the person
 * does next shows the open question again.
 */
export class Answers {
  readonly #ports: Pick<Ports, 'texts' | 'crypto' | 'files'>;
  readonly #call: Call;
  /** The newest prompt of each chat, so that its buttons go when the next question comes. */
  readonly #prompts = new Map<string, string>();

  constructor(ports: Pick<Ports, 'texts' | 'crypto' | 'files'>, call: Call) {
    this.#ports = ports;
    this.#call = unhurried(call);
  }

  async give(reply: Reply, origin: Origin): Promise<void> {
    const pen: Pen = { ...this.#ports, locale: reply.locale, holder: reply.holder };
    const toast = reply.outputs.find((output) => output.kind === 'toast');
    if (origin.pressed !== undefined) await this.#answerPress(pen, origin.pressed.queryId, toast);
    for (const output of reply.outputs) await this.#show(pen, output, origin);
  }

  /** Taking an update failed for good: the person is told to try again, so that nobody waits in vain. */
  async apologise(received: Received | null, locale: Locale): Promise<void> {
    if (received === null) return;
    const text = this.#ports.texts.say(received.incoming.language ?? locale, t('trouble'));
    const { origin } = received;
    try {
      if (origin.pressed !== undefined) {
        await this.#call('answerCallbackQuery', { callback_query_id: origin.pressed.queryId, text, show_alert: true });
      } else await this.#call('sendMessage', { chat_id: origin.chatId, text });
    } catch {
      // Telegram is out of reach as well: there is no way left to say so.
    }
  }

  async #answerPress(
    pen: Pen,
    queryId: string,
    toast: Extract<Output, { kind: 'toast' }> | undefined,
  ): Promise<void> {
    const text =
      toast === undefined
        ? {}
        : { text: said(pen, toast.text).slice(0, 200), show_alert: toast.alert === true };
    try {
      await this.#call('answerCallbackQuery', { callback_query_id: queryId, ...text });
    } catch (error) {
      // A repeated press has had its answer; the outcome is shown in the chat all the same.
      if (!(error instanceof TelegramRefusal && error.isStaleQuery)) throw error;
    }
  }

  async #show(pen: Pen, output: Output, origin: Origin): Promise<void> {
    if (output.kind === 'toast') {
      if (origin.pressed === undefined)
        await this.#send(pen, { lines: [{ value: output.text }], buttons: [] }, origin.chatId);
    } else if (output.kind === 'strip') {
      if (origin.pressed !== undefined) await this.#strip(origin.chatId, origin.pressed.messageId);
    } else if (output.kind === 'replace' && origin.pressed !== undefined) {
      await this.#replace(pen, output.screen, origin.chatId, origin.pressed);
    } else {
      await this.#send(pen, output.screen, origin.chatId);
    }
  }

  async #replace(
    pen: Pen,
    screen: Screen,
    chatId: string,
    pressed: NonNullable<Origin['pressed']>,
  ): Promise<void> {
    const { texts, keyboard } = drawScreen(pen, screen);
    const only = texts.length === 1 && !pressed.isCaption && (screen.files ?? []).length === 0;
    if (!only) {
      await this.#strip(chatId, pressed.messageId);
      return this.#send(pen, screen, chatId);
    }
    try {
      await this.#call('editMessageText', {
        chat_id: chatId,
        message_id: Number(pressed.messageId),
        text: texts[0],
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: keyboard },
        link_preview_options: { is_disabled: true },
      });
      this.#remember(screen, chatId, pressed.messageId);
    } catch (error) {
      if (!(error instanceof TelegramRefusal && error.code === 400)) throw error;
      if (/message is not modified/.test(error.message)) return;
      await this.#send(pen, screen, chatId);
    }
  }

  async #send(pen: Pen, screen: Screen, chatId: string): Promise<void> {
    const before = this.#prompts.get(chatId);
    if (isPrompt(screen) && before !== undefined) {
      this.#prompts.delete(chatId);
      await this.#strip(chatId, before);
    }
    for (const id of screen.files ?? []) await sendFile(this.#ports.files, this.#call, chatId, id);
    const { texts, keyboard } = drawScreen(pen, screen);
    for (const [index, text] of texts.entries()) {
      const isLast = index === texts.length - 1;
      const sent = (await this.#call('sendMessage', {
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

  async #strip(chatId: string, messageId: string): Promise<void> {
    try {
      await this.#call('editMessageReplyMarkup', { chat_id: chatId, message_id: Number(messageId) });
    } catch (error) {
      if (!(error instanceof TelegramRefusal && error.code === 400)) throw error;
    }
  }
}

function isPrompt(screen: Screen): boolean {
  return screen.buttons.some((row) => row.some((button) => button.action.do === 'answer'));
}
