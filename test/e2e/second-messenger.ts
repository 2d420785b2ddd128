import type { Caravan } from '../../core/caravan.ts';
import type { Input } from '../../core/desk/incoming.ts';
import type { Message } from '../../core/messages/message.ts';
import type { Output, Press } from '../../core/messages/screen.ts';
import { encodeAction } from '../../core/messages/token.ts';
import type { Identity, Locale } from '../../core/people/person.ts';
import type { Ports, Sender, SendResult } from '../../core/ports/index.ts';

/** A company to which Slack is connected, as far as the core can tell. */
export function withSlack(ports: Ports): Ports {
  const nameOf: Ports['doors']['nameOf'] = (channel) =>
    channel === 'slack' ? 'caravan' : ports.doors.nameOf(channel);
  const isShut: Ports['doors']['isShut'] = (channel) => channel !== 'slack' && ports.doors.isShut(channel);
  return { ...ports, doors: { ...ports.doors, nameOf, isShut } };
}

let updates = 0;

/** Somebody in Slack, as the core meets them: at the colleagues' desk, and in the ledger. */
export class InSlack {
  readonly #caravan: Caravan;
  readonly userId: string;

  constructor(caravan: Caravan, userId: string) {
    this.#caravan = caravan;
    this.userId = userId;
  }

  /** Brings one thing to the desk; gives what is said, in Russian, one line of the list a message. */
  async bring(input: Input, chatId = `D${this.userId}`): Promise<string[]> {
    updates += 1;
    const { userId } = this;
    const from = { channel: 'slack' as const, userId, chatId, updateId: `slack:${updates}`, input };
    const { outputs } = await this.#caravan.staff.take(from);
    return outputs.map((output) => this.#words(output));
  }

  command(name: string, args = ''): Promise<string[]> {
    return this.bring({ kind: 'command', name, args });
  }

  write(text: string): Promise<string[]> {
    return this.bring({ kind: 'text', text });
  }

  /** Presses a button as its own; `messageId` where it stands under a message of the ledger. */
  async press(action: Press, messageId = '0'): Promise<string[]> {
    const { people, crypto } = this.#caravan.ports;
    const owner = await people.byIdentity('slack', this.userId);
    const token = encodeAction(action, owner?.id ?? '', crypto);
    return this.bring({ kind: 'press', token, messageId });
  }

  /** What waits for this person in the ledger for Slack, or was sent there, oldest first. */
  async ledger(): Promise<Message[]> {
    const { people, ledger } = this.#caravan.ports;
    const owner = await people.byIdentity('slack', this.userId);
    const all = owner === null ? [] : await ledger.list({ personId: owner.id, limit: 1000 });
    return all.filter(({ channel }) => channel === 'slack').toReversed();
  }

  #words(output: Output): string {
    if (output.kind === 'toast') return this.#caravan.ports.texts.say('ru', output.text);
    if (!('screen' in output)) return output.kind;
    const { title, lines, hint, buttons } = output.screen;
    const told = lines.flatMap((one) => (one === 'gap' ? [] : [one.label, one.value]));
    const said = [title, ...told, hint];
    const offered = buttons.flat().map(({ text }) => text);
    return [...said, ...offered]
      .flatMap((text) => (text === undefined ? [] : [this.#caravan.ports.texts.say('ru', text)]))
      .join('\n');
  }
}

/** Slack's end of the ledger: takes everything, and keeps what it shows by the id of each copy. */
export class SlackEnd implements Sender {
  readonly channel = 'slack';
  /** Whether it says that the account is closed. */
  isClosed = false;
  /** Newest last. */
  readonly copies = new Map<string, { message: Message; to: string }>();
  #ts = 0;

  async send(message: Message, to: Identity, _locale: Locale, target: Message | null): Promise<SendResult> {
    if (this.isClosed) return { result: 'refused', error: 'account_inactive', unreachable: 'deactivated' };
    const isEdit = message.kind === 'edit';
    const messageId = isEdit ? (target?.messageId ?? '') : `ts${++this.#ts}`;
    this.copies.set(messageId, { message, to: to.chatId });
    return { result: 'sent', chatId: to.chatId, messageId, caption: false };
  }
}
