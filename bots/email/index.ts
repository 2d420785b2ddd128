import { type Letter, type Message, originalId } from '../../core/messages/message.ts';
import type { Identity, Locale } from '../../core/people/person.ts';
import type { Ports, Sender, SendResult } from '../../core/ports/index.ts';
import { type Text, t } from '../../core/texts/text.ts';
import { shownPhone } from '../../core/values/index.ts';
import { type Draft, messageId, writeLetter } from './letter.ts';
import { Lines } from './lines.ts';
import { verdict } from './verdict.ts';

export interface MailOptions {
  /** `smtp://user:password@host:587`, `smtps://` for TLS from the start. */
  url: string;
  from: Draft['from'];
  ports: Pick<Ports, 'texts' | 'files' | 'people' | 'clock' | 'company' | 'log'>;
}

/** The company's way out by e-mail; nothing comes in by it. */
export class Mail implements Sender {
  readonly channel = 'email';
  readonly #from: Draft['from'];
  readonly #ports: MailOptions['ports'];
  readonly #lines: Lines;

  constructor({ url, from, ports }: MailOptions) {
    this.#from = from;
    this.#ports = ports;
    this.#lines = new Lines(url);
  }

  async send(message: Message, to: Identity, locale: Locale): Promise<SendResult> {
    const { letter, attempts, createdAt } = message;
    if (message.kind === 'edit' || letter?.subject === undefined)
      return { result: 'refused', error: 'no letter' };
    const draft = await this.#draft(message, { ...letter, subject: letter.subject }, to.chatId, locale);
    const id = messageId(draft);
    const raw = await writeLetter(draft);
    const handed = await this.#lines.hand({ from: this.#from.address, to: to.chatId, raw, id });
    if (handed.error === null) return { result: 'sent', chatId: to.chatId, messageId: id, caption: false };
    const ms = Date.parse(this.#ports.clock.now()) - Date.parse(createdAt);
    const { isOurs, ...result } = verdict(handed.error, { attempts, ms, hasBegun: handed.hasBegun });
    const said = { message: message.id, error: 'error' in result ? result.error : '' };
    if (isOurs) this.#ports.log.error(said, 'the mail server does not take our letters');
    return result;
  }

  close(): void {
    this.#lines.close();
  }

  async #draft(
    message: Message,
    { subject, from }: Letter & { subject: Text },
    to: string,
    locale: Locale,
  ): Promise<Draft> {
    const { texts, people, company } = this.#ports;
    const say = (text: Text) => texts.say(locale, text);
    const sender = from === undefined ? null : await people.get(from);
    // Whoever has left reads no answers any more.
    const signer = sender?.dismissedAt === undefined ? sender : null;
    const replyTo = signer?.email;
    const signed = [signer?.name, company.name, shownPhone(signer?.phone)];
    return {
      id: originalId(message),
      from: this.#from,
      to,
      replyTo,
      at: message.createdAt,
      locale,
      subject: say(subject),
      words: say(message.text),
      signature: [say(t('mail.regards')), ...signed.filter((line) => line !== undefined)],
      footer:
        signer === null || replyTo === undefined
          ? say(t('mail.automatic'))
          : say(t('mail.answerTo', { name: signer.name })),
      files: await this.#files(message.files),
    };
  }

  /** A file that is gone is left out, as in a chat. */
  async #files(ids: string[]): Promise<Draft['files']> {
    const { files } = this.#ports;
    const found = await Promise.all(
      (await files.many(ids)).map(async (file) => ({ file, bytes: await files.bytes(file.id) })),
    );
    return found.flatMap(({ file, bytes }) => (bytes === null ? [] : [{ file, bytes }]));
  }
}
