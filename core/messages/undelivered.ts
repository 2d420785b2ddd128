import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { isChat } from '../people/chat.ts';
import { type Channel, isStaffChannel, type Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import { t } from '../texts/text.ts';
import { channelsOf, isReachable, mailOf, waysTo } from './address.ts';
import { copyId, firstId, type Letter, type Message } from './message.ts';
import { isOver } from './retire.ts';
import { isPartyReachable, tellHolder, tellOfUnheard, tellUnreachable } from './unreachable.ts';

/** Of one case's messages so many are looked through for the other copies of a letter. */
const MOST_COPIES = 5000;

/** What becomes of a message that its reader cannot have: another channel, another reader, the case or its holder. */
export class Undelivered {
  readonly #ports: Ports;
  readonly #cases: Cases;

  constructor(ports: Ports, cases: Cases) {
    this.#ports = ports;
    this.#cases = cases;
  }

  /** The mail server knows no such mailbox: no letter goes there, and whoever keeps the contact hears which it is. */
  async mailGone(message: Message, at: string): Promise<void> {
    const { people } = this.#ports;
    const person = await people.get(message.personId);
    const address = person === null ? undefined : mailOf(person);
    if (person === null || address === undefined) return;
    await people.update(person.id, { mailRefused: { address, at } });
    const current = message.caseId === undefined ? null : await this.#cases.load(message.caseId);
    if (current === null) return;
    const process = this.#cases.process(current.process);
    await tellHolder(this.#ports, process, current, `${message.id}/mailGone`, (about) =>
      t('notice.mailRefused', { case: about, address, name: person.name }),
    );
  }

  /**
   * A message that a partner cannot have. A letter goes by the person's other channel; where nobody of those meant
   * has it or will have it, the case hears what it named for that, or its holder is told. Of a broadcast one message
   * tells at its end.
   */
  async passOn(message: Message): Promise<void> {
    const { caseId, letter } = message;
    if (message.kind === 'new' && isStaffChannel(message.channel)) return this.#passOnToColleague(message);
    if (message.kind !== 'new' || caseId === undefined || isChat(message.personId)) return;
    const current = await this.#cases.load(caseId);
    if (current === null || isOver(message, current)) return;
    const process = this.#cases.process(current.process);
    if (letter !== undefined) return this.#passOnLetter(message, letter, process, current);
    if (message.channel !== 'telegram-partners' || message.broadcast !== undefined) return;
    if (await isPartyReachable(this.#ports.people, process, current)) return;
    await tellUnreachable(this.#ports, process, current, message.id, { text: message.text });
  }

  /** A colleague has it in the other messenger, where there is one that can be reached. */
  async #passOnToColleague(message: Message): Promise<void> {
    if (message.account !== undefined) return;
    const { people, ledger } = this.#ports;
    const person = await people.get(message.personId);
    if (person === null || person.roles.length === 0 || person.dismissedAt !== undefined) return;
    if (!isReachable(person)) return tellOfUnheard(this.#ports, person);
    const other = channelsOf(person).find((one) => one !== message.channel);
    if (other !== undefined)
      await ledger.enqueue(this.#afresh(message, copyId(firstId(message), other), other));
  }

  async #passOnLetter(message: Message, letter: Letter, process: Process, current: Case): Promise<void> {
    const { ledger, people } = this.#ports;
    const copies = await ledger.list({ caseId: current.id, limit: MOST_COPIES });
    const others = copies.filter((one) => one.letter?.tell === letter.tell && one.id !== message.id);
    const person = await people.get(message.personId);
    const other = person === null ? undefined : this.#otherChannel(person, message, letter, others);
    if (person !== null && other !== undefined) {
      await ledger.enqueue(this.#by(other, message, letter));
      return;
    }
    if (others.some(({ state }) => state !== 'failed' && state !== 'expired')) return;
    if (letter.otherwise !== undefined) await this.#tellCase(letter, current);
    else if (message.broadcast === undefined) {
      const unheard = {
        text: message.text,
        ...(letter.subject === undefined ? {} : { letter: message.files }),
      };
      await tellUnreachable(this.#ports, process, current, letter.tell, unheard);
    }
  }

  /** By which nothing was sent to this person yet. */
  #otherChannel(person: Person, message: Message, letter: Letter, others: Message[]): Channel | undefined {
    const isMailInUse = this.#ports.doors.nameOf('email') !== null;
    const reach = letter.subject === undefined ? { isMailInUse } : { isMailInUse, letterTo: letter.parties };
    const told = others.filter(({ personId }) => personId === person.id).map(({ channel }) => channel);
    return waysTo(person, reach).find((one) => one !== message.channel && !told.includes(one));
  }

  #by(channel: Channel, message: Message, { tell }: Letter): Message {
    return this.#afresh(message, copyId(`${tell}/${message.personId}`, channel), channel);
  }

  #afresh(message: Message, id: string, channel: Channel): Message {
    const { lockedUntil: _, heldBy: __, notBefore: ___, error: ____, repeats: _____, ...rest } = message;
    const now = this.#ports.clock.now();
    const fresh = { id, channel, state: 'queued' as const, attempts: 0, createdAt: now, notBefore: now };
    return { ...rest, ...fresh, live: channel !== 'email' && rest.buttons.length > 0 };
  }

  async #tellCase({ tell, otherwise }: Letter, current: Case): Promise<void> {
    if (otherwise === undefined) return;
    const outcome = await this.#cases.handle({
      commandId: `${tell}/otherwise`,
      process: current.process,
      caseId: current.id,
      fact: otherwise,
      doer: null,
      channel: 'internal',
    });
    if (outcome.status === 'refused') {
      const said = { caseId: current.id, fact: otherwise.type, code: outcome.refusal.code };
      this.#ports.log.info(said, 'a case did not want to hear that nobody was reached');
    }
  }
}
