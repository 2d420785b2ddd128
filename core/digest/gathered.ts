import type { Cases } from '../cases/cases.ts';
import { queued } from '../messages/compose.ts';
import { copyId, type Message, type MessageButton } from '../messages/message.ts';
import { named } from '../messages/names.ts';
import { isOver } from '../messages/retire.ts';
import { toldAt } from '../people/notify.ts';
import type { Channel, Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, t } from '../texts/text.ts';

/** So many things are told in one message; what is more comes in the next one. */
const IN_ONE = 12;

/**
 * What was held back for those who like to hear of it at set hours: one message each, with the way to everything that
 * it tells of. Running it again tells nothing twice.
 */
export class Digests {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #wake: () => void;

  constructor(ports: Ports, cases: Cases, wake: () => void) {
    this.#ports = ports;
    this.#cases = cases;
    this.#wake = wake;
  }

  /** When something that waits is told next, ISO; null when nothing waits. */
  async nextMoment(): Promise<string | null> {
    const { ledger, people, clock } = this.#ports;
    const moments: string[] = [];
    for (const { personId, since } of await ledger.gathered())
      moments.push(this.#dueFor(await people.get(personId), since) ?? clock.now());
    return moments.toSorted()[0] ?? null;
  }

  /** Returns how many messages were told, each as one of a digest or by itself. */
  async run(): Promise<number> {
    const { ledger, people, clock, log } = this.#ports;
    let told = 0;
    for (const { personId, channel, since } of await ledger.gathered()) {
      try {
        const person = await people.get(personId);
        const due = this.#dueFor(person, since);
        if (person === null || due === null) told += await this.#letGo(personId, channel);
        else if (due <= clock.now()) told += await this.#tell(person, channel, due);
      } catch (error) {
        log.error({ person: personId, error: (error as Error).name }, 'a digest was not told');
      }
    }
    if (told > 0) this.#wake();
    return told;
  }

  #dueFor(person: Person | null, since: string): string | null {
    return person === null ? null : toldAt(person, since, this.#ports.company.zone);
  }

  /** Whoever has changed their mind hears everything at once. */
  async #letGo(personId: string, channel: Channel): Promise<number> {
    const { ledger } = this.#ports;
    const waiting = await ledger.gatheredFor(personId, channel);
    for (const message of waiting) await ledger.letGo(message.id);
    return waiting.length;
  }

  async #tell(to: Person, channel: Channel, due: string): Promise<number> {
    const { ledger } = this.#ports;
    for (let told = 0; ; ) {
      const waiting = await ledger.gatheredFor(to.id, channel);
      const [first, ...others] = waiting.filter(({ createdAt }) => createdAt <= due);
      if (first === undefined) return told;
      const id = `gathered/${first.id}`;
      const before = await ledger.get(copyId(id, channel));
      // A crash came between a digest and the end of what it tells of: the oldest one goes last.
      if (before !== null) await this.#end(before.gathers ?? []);
      else if (await this.#isOver(first)) await this.#end([first.id]);
      else told += await this.#gather({ id, to, channel }, [first, ...(await this.#wanted(others))]);
    }
  }

  /** Of these as many as go with another one into a message. */
  async #wanted(others: Message[]): Promise<Message[]> {
    const wanted: Message[] = [];
    for (const message of others) {
      if (wanted.length === IN_ONE - 1) break;
      if (!(await this.#isOver(message))) wanted.push(message);
    }
    return wanted;
  }

  /** What would be alone in its digest goes as it is. */
  async #gather(of: { id: string; to: Person; channel: Channel }, some: Message[]): Promise<number> {
    const { ledger, clock } = this.#ports;
    const gathers = some.map(({ id }) => id);
    if (gathers.length === 1) {
      await ledger.letGo(gathers[0] as string);
      return 1;
    }
    const lines = some.map(({ text }, index) => t('digest.thing', { n: index + 1, text: { text } }));
    const text = t('digest.gathered', { n: some.length, things: { lines } });
    const buttons = await Promise.all(some.map((message, index) => this.#open(message, index + 1)));
    await ledger.enqueueAll(queued({ ...of, text, at: clock.now(), buttons: buttons.flat(), gathers }));
    await this.#end(gathers);
    return some.length;
  }

  async #end(ids: string[]): Promise<void> {
    for (const id of ids.toReversed()) await this.#ports.ledger.markExpired(id);
  }

  /** The way to what a message is about: its case, or where it led itself. */
  async #open({ caseId, buttons }: Message, n: number): Promise<MessageButton[]> {
    const current = caseId === undefined ? null : await this.#cases.load(caseId);
    if (current === null) return buttons.filter(({ action }) => action.do === 'view').slice(0, 1);
    const title: Text = await named(this.#ports, this.#cases.process(current.process).title(current));
    return [
      {
        text: t('tasks.open', { n, case: { text: title } }),
        action: { do: 'view', view: 'case', arg: current.id },
      },
    ];
  }

  async #isOver(message: Message): Promise<boolean> {
    if (message.stage === undefined || message.caseId === undefined) return false;
    return isOver(message, await this.#cases.load(message.caseId));
  }
}
