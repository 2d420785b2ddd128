import type { Channel, Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Message } from './message.ts';
import type { Pace } from './pace.ts';

/** So many are under way at once: enough for thirty a second where an answer takes a second. */
const MOST_AT_ONCE = 30;
/** So many are waited for before messages are claimed: a claim costs the same for one and for several. */
const HANDFUL = 4;
/** While something is under way: how often to look for what has come meanwhile. */
const LOOK_MS = 200;
/** A longer wait is left to whoever wakes the courier again. */
const LONGEST_WAIT_MS = 3000;

/** What an outbox is for, and what it does with each message; gives the milliseconds for which it was put off. */
export interface OutboxTask {
  channel: Channel;
  holdUntil(): string;
  deliver(message: Message, to: Person | undefined): Promise<number | undefined>;
}

/** One channel's way out: claims what may go, no faster than the pace allows, and has many under way at once. */
export class Outbox {
  readonly #ports: Pick<Ports, 'ledger' | 'people' | 'clock'>;
  readonly #pace: Pace;
  readonly #task: OutboxTask;
  readonly #underWay = new Set<Promise<void>>();
  /** When those that were put off may be tried again. */
  readonly #putOff: number[] = [];
  #failure: { error: unknown } | undefined;

  constructor(ports: Pick<Ports, 'ledger' | 'people' | 'clock'>, pace: Pace, task: OutboxTask) {
    this.#ports = ports;
    this.#pace = pace;
    this.#task = task;
  }

  /**
   * Resolves when nothing is left that may go now, and all that was taken is accounted for. Gives the milliseconds
   * until the first of those that were put off may be tried again.
   */
  async empty(stop?: AbortSignal): Promise<number | undefined> {
    try {
      while (stop?.aborted !== true && this.#failure === undefined) {
        if (!(await this.#step())) break;
      }
    } finally {
      await Promise.all(this.#underWay);
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    const waits = this.#putOff.map((moment) => moment - this.#wall()).filter((ms) => ms > 0);
    return waits.length === 0 ? undefined : Math.min(...waits);
  }

  /** Takes the next few, or waits for a reason to look again; false when there is none. */
  async #step(): Promise<boolean> {
    const free = MOST_AT_ONCE - this.#underWay.size;
    if (free === 0) {
      await Promise.race(this.#underWay);
      return true;
    }
    const wait = this.#pace.wait(this.#task.channel, Math.min(HANDFUL, free));
    if (wait > LONGEST_WAIT_MS && this.#underWay.size === 0) return false;
    if (wait > 0) {
      await pause(Math.min(wait, LOOK_MS));
      return true;
    }
    const claimed = await this.#claim(Math.max(1, this.#pace.room(this.#task.channel, free)));
    if (claimed.length === 0) {
      if (this.#underWay.size === 0) return false;
      await Promise.race([...this.#underWay, pause(LOOK_MS)]);
      return true;
    }
    await this.#send(claimed);
    return true;
  }

  #claim(most: number): Promise<Message[]> {
    const { ledger, clock } = this.#ports;
    const moments = { now: clock.now(), wall: clock.wall(), lockedUntil: this.#task.holdUntil() };
    return ledger.claim({ channel: this.#task.channel, most, ...moments });
  }

  /** Another instance may have used up what there was: the rest is let go again. */
  async #send(claimed: Message[]): Promise<void> {
    const { ledger, people } = this.#ports;
    const [leave, found] = await Promise.all([
      this.#pace.take(this.#task.channel, claimed.length),
      people.many([...new Set(claimed.map(({ personId }) => personId))]),
    ]);
    if (leave < claimed.length) await ledger.release(claimed.slice(leave));
    for (const message of claimed.slice(0, leave)) {
      const to = found.find(({ id }) => id === message.personId);
      this.#start(this.#task.deliver(message, to));
    }
  }

  #start(work: Promise<number | undefined>): void {
    const done = work
      .then((ms) => {
        if (ms !== undefined) this.#putOff.push(this.#wall() + ms);
      })
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  #wall(): number {
    return Date.parse(this.#ports.clock.wall());
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
