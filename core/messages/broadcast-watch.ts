import { plusMs } from '../calendar/index.ts';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Ports } from '../ports/index.ts';
import { companiesOf, isReachable } from './address.ts';
import type { Message } from './message.ts';
import { TaskCards } from './refresh.ts';
import { tellUnreachableMany } from './unreachable.ts';

/** While a broadcast is under way its case's cards follow at most this often. */
const FOLLOW_MS = 3000;
/** How far back to look for broadcasts that ended unseen. */
const LOOK_BACK_MS = 3_600_000;
/** Failed messages of one broadcast that are looked at. */
const MOST_FAILED = 5000;

/** Lets the cards of a case tell how far its broadcast has come, and at the end names those who were not reached. */
export class BroadcastWatch {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #cards: TaskCards;
  /** The case of each broadcast that went on since it was last looked at. */
  readonly #moved = new Map<string, string>();
  #looked = 0;
  #looking: Promise<void> = Promise.resolve();

  constructor(ports: Ports, cases: Cases) {
    this.#ports = ports;
    this.#cases = cases;
    this.#cards = new TaskCards(ports, cases);
  }

  /** A message was accounted for. Looks by itself now and then; what fails then is looked at again later. */
  note({ broadcast, caseId }: Message): void {
    if (broadcast === undefined || caseId === undefined) return;
    this.#moved.set(broadcast, caseId);
    if (this.#wall() - this.#looked < FOLLOW_MS) return;
    this.#looked = this.#wall();
    void this.look();
  }

  /** Brings the cards of all broadcasts that went on up to date. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look());
    return this.#looking;
  }

  async #look(): Promise<void> {
    this.#looked = this.#wall();
    for (const [broadcast, caseId] of [...this.#moved]) {
      this.#moved.delete(broadcast);
      try {
        await this.#follow(broadcast, caseId);
      } catch (error) {
        this.#moved.set(broadcast, caseId);
        this.#ports.log.warn(
          { broadcast, error: (error as Error).name },
          'a card could not follow its broadcast, trying again',
        );
      }
    }
  }

  /** The same for those that went on while nobody could look, such as right before a crash. */
  async catchUp(): Promise<void> {
    const since = plusMs(this.#ports.clock.now(), -LOOK_BACK_MS);
    for (const { broadcast, caseId } of await this.#ports.ledger.broadcastsSince(since))
      this.#moved.set(broadcast, caseId);
    await this.look();
  }

  async #follow(broadcast: string, caseId: string): Promise<void> {
    const { ledger, journal, clock } = this.#ports;
    const { onTheWay, failed, total } = await ledger.reach(broadcast);
    const current = await this.#cases.load(caseId);
    if (current === null) return;
    const [newest] = await journal.tail(caseId, current.seq - 1);
    if (newest !== undefined) await this.#cards.refresh(current, newest, `${broadcast}@${clock.wall()}`);
    if (onTheWay === 0 && failed > 0) await this.#nameUnreached(broadcast, current, `${broadcast}/${total}`);
  }

  /** Companies of which nobody can be reached: one message about all of them. */
  async #nameUnreached(broadcast: string, current: Case, key: string): Promise<void> {
    const { ledger, people } = this.#ports;
    const process = this.#cases.process(current.process);
    const failed = await ledger.list({ broadcast, states: ['failed'], limit: MOST_FAILED });
    const missed = await people.many([...new Set(failed.map(({ personId }) => personId))]);
    const asked = companiesOf(missed);
    const reached = new Set(companiesOf((await people.ofParties(asked)).filter(isReachable)));
    const parties = asked.filter((party) => !reached.has(party));
    const [first] = failed;
    if (first === undefined || parties.length === 0) return;
    await tellUnreachableMany(this.#ports, process, current, key, { text: first.text, parties });
  }

  #wall(): number {
    return Date.parse(this.#ports.clock.wall());
  }
}
