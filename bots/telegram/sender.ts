import type { Message } from '../../core/messages/message.ts';
import type { PastLedger } from '../../core/messages/pace.ts';
import type { Channel, Identity, Locale } from '../../core/people/person.ts';
import type { Ports, Sender, SendResult } from '../../core/ports/index.ts';
import { type Call, TelegramRefusal, waitOf } from './call.ts';
import { sendFile } from './files.ts';
import { PartialSend } from './partial-send.ts';
import { drawButtons, escapeHtml, inParts, type Pen, said } from './render.ts';

/** What Telegram takes; markup counts here as well, which leaves some room. */
const MOST_TEXT = 4096;
const MOST_CAPTION = 1024;
const LONGEST_CAPTION = 1000;
/** Nothing left the machine: trying again cannot double anything. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const TRY_AGAIN_MS = 2000;

/** The ledger's way out through one Telegram bot. */
export class TelegramSender implements Sender {
  readonly channel: Channel;
  readonly #ports: Pick<Ports, 'texts' | 'crypto' | 'files'>;
  readonly #call: Call;
  readonly #pastLedger: PastLedger | undefined;

  constructor(
    channel: Channel,
    ports: Pick<Ports, 'texts' | 'crypto' | 'files'>,
    call: Call,
    pastLedger?: PastLedger,
  ) {
    this.channel = channel;
    this.#ports = ports;
    this.#call = call;
    this.#pastLedger = pastLedger;
  }

  async send(message: Message, to: Identity, locale: Locale, target: Message | null): Promise<SendResult> {
    const pen: Pen = { ...this.#ports, locale, holder: message.personId };
    const parts = new PartialSend(this.#call, this.#pastLedger);
    try {
      return message.kind === 'edit'
        ? await this.#edit(pen, message, target)
        : await this.#sendNew(pen, message, to, parts.call);
    } catch (error) {
      const settled = error instanceof TelegramRefusal && error.isSettled;
      if (settled && target?.chatId !== undefined && target.messageId !== undefined) {
        return {
          result: 'sent',
          chatId: target.chatId,
          messageId: target.messageId,
          caption: target.caption === true,
        };
      }
      const result = verdict(error);
      // `later` promises that nothing has arrived.
      return result.result === 'later' && parts.hasBegun
        ? { result: 'unknown', error: result.error }
        : result;
    }
  }

  async #sendNew(pen: Pen, message: Message, to: Identity, call: Call): Promise<SendResult> {
    const text = withSubject(said(pen, message.text));
    const markup = keyboardOf(pen, message);
    const [only, ...others] = message.files;
    if (only !== undefined && others.length === 0 && text.length < LONGEST_CAPTION) {
      const id = await sendFile(this.#ports.files, call, to.chatId, only, {
        caption: text,
        parse_mode: 'HTML',
        ...markup,
      });
      if (id !== null) return { result: 'sent', chatId: to.chatId, messageId: String(id), caption: true };
    }
    for (const file of message.files) await sendFile(this.#ports.files, call, to.chatId, file);
    const parts = inParts(text.split('\n'));
    let messageId = 0;
    for (const [index, part] of parts.entries()) {
      const sent = (await call('sendMessage', {
        chat_id: to.chatId,
        text: part,
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(index === parts.length - 1 ? markup : {}),
      })) as { message_id: number };
      messageId = sent.message_id;
    }
    return { result: 'sent', chatId: to.chatId, messageId: String(messageId), caption: false };
  }

  /** The card stays as it was said, without buttons, with what came of it below as far as there is room. */
  async #edit(pen: Pen, message: Message, target: Message | null): Promise<SendResult> {
    if (target?.chatId === undefined || target.messageId === undefined) {
      return { result: 'refused', error: 'nothing to edit' };
    }
    const { chatId, messageId, caption: isCaption = false } = target;
    const text = withSubject(said(pen, message.text));
    const outcome =
      message.outcome === undefined ? '' : `\n\n<i>${escapeHtml(said(pen, message.outcome))}</i>`;
    // Of a long one the last part has the buttons.
    const words = (isCaption ? text : (inParts(text.split('\n')).at(-1) ?? '')) + outcome;
    const about = { chat_id: chatId, message_id: Number(messageId), ...keyboardOf(pen, message) };
    const written = { ...about, parse_mode: 'HTML' };
    if (words.length > (isCaption ? MOST_CAPTION : MOST_TEXT))
      await this.#call('editMessageReplyMarkup', about);
    else if (isCaption) await this.#call('editMessageCaption', { ...written, caption: words });
    else
      await this.#call('editMessageText', {
        ...written,
        text: words,
        link_preview_options: { is_disabled: true },
      });
    return { result: 'sent', chatId, messageId, caption: isCaption };
  }
}

/** One button a row; nothing where there are none. */
function keyboardOf(pen: Pen, { buttons }: Message) {
  const keyboard = drawButtons(
    pen,
    buttons.map((button) => [button]),
  );
  return keyboard.length === 0 ? {} : { reply_markup: { inline_keyboard: keyboard } };
}

/** The first line of a message says what it is about, and stands out. */
function withSubject(text: string): string {
  const [subject = '', ...rest] = escapeHtml(text).split('\n');
  return rest.length === 0 ? subject : [`<b>${subject}</b>`, ...rest].join('\n');
}

/** What an error means for the message. */
export function verdict(error: unknown): SendResult {
  if (error instanceof TelegramRefusal) {
    const wait = waitOf(error);
    if (wait !== undefined) return { result: 'later', ms: wait, error: error.message };
    if (error.code >= 500) return { result: 'unknown', error: error.message };
    if (error.movedTo !== undefined) return { result: 'moved', chatId: error.movedTo, error: error.message };
    const unreachable = error.unreachable;
    return { result: 'refused', error: error.message, ...(unreachable === undefined ? {} : { unreachable }) };
  }
  const { code, message } = reason(error);
  if (code !== undefined && NEVER_SENT.has(code)) return { result: 'later', ms: TRY_AGAIN_MS, error: code };
  return { result: 'unknown', error: code ?? message };
}

/** The system's own code, however deep a client wraps it. */
function reason(error: unknown): { code?: string; message: string } {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    const { code, cause, error: inner } = at as { code?: unknown; cause?: unknown; error?: unknown };
    if (typeof code === 'string') return { code, message: code };
    at = cause ?? inner;
  }
  return { message: error instanceof Error ? error.name : 'unknown' };
}
