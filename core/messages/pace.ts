import { Queue } from '../cases/queue.ts';
import type { Channel } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import { type ChannelLimits, type Rate, rateOf } from './limits.ts';
import { after, before, type Meter, pausedUntil, roomIn, UNUSED, waitFor } from './meter.ts';

/** So many chats refused one after another, and nothing taken in between: the whole bot is told to wait. */
const SIGNS_OF_A_PAUSE = 4;
/** Meters that an instance remembers. */
const MOST_SEEN = 10_000;

/** What answers a person at once goes past the ledger; this hears of it, and lets it go first. */
export interface PastLedger {
  /** Something is on its way to a chat. */
  said(chatId: string): Promise<void>;
  /** The messenger put it off for so long: what is queued for the chat waits until it went. */
  putOff(chatId: string, ms: number): Promise<void>;
}

/** How much longer a queue waits than the answer that it gives way to. */
const HEAD_START_MS = 500;

type Limits = Partial<Record<Channel, ChannelLimits>>;

/**
 * Keeps all instances together within what a messenger takes. What is used up is kept in the store, so that it holds
 * after a crash too; an instance remembers what it saw last and reads again only when another one was quicker.
 * A channel without limits costs nothing.
 */
export class Pace {
  readonly #ports: Pick<Ports, 'meters' | 'clock'>;
  readonly #limits: Limits;
  readonly #seen = new Map<string, Meter>();
  readonly #turns = new Queue();
  /** Chats refused since a message last went, and until when each. */
  readonly #refused = new Map<Channel, Map<string, number>>();

  constructor(ports: Pick<Ports, 'meters' | 'clock'>, limits: Limits) {
    this.#ports = ports;
    this.#limits = limits;
  }

  /** Milliseconds until `n` messages may go through the channel, as far as is known here. */
  wait(channel: Channel, n: number): number {
    const limits = this.#limits[channel];
    if (limits === undefined) return 0;
    return waitFor(Math.min(n, limits.bot.burst), this.#seenOf(channel), limits.bot, this.#now());
  }

  /** How many of `n` messages may go now, as far as is known here. */
  room(channel: Channel, n: number): number {
    const limits = this.#limits[channel];
    return limits === undefined ? n : Math.min(n, roomIn(this.#seenOf(channel), limits.bot, this.#now()));
  }

  /** Takes leave for `n` messages; how many of them may go. */
  async take(channel: Channel, n: number): Promise<number> {
    const limits = this.#limits[channel];
    if (limits === undefined) return n;
    let taken = 0;
    await this.#change(channel, (meter, now) => {
      taken = Math.min(n, roomIn(meter, limits.bot, now));
      return after(taken, meter, limits.bot, now);
    });
    return taken;
  }

  /** Takes leave for one message in a chat: 0, or the milliseconds that it has to wait. */
  async takeChat(channel: Channel, chatId: string): Promise<number> {
    const limits = this.#limits[channel];
    if (limits === undefined) return 0;
    const rate = rateOf(limits, chatId);
    let wait = 0;
    await this.#change(nameOf(channel, chatId), (meter, now) => {
      wait = roomIn(meter, rate, now) > 0 ? 0 : Math.max(1, waitFor(1, meter, rate, now));
      return wait > 0 ? meter : after(1, meter, rate, now);
    });
    return wait;
  }

  /** Messages that had leave did not go after all. */
  async giveBack(channel: Channel, n: number): Promise<void> {
    const limits = this.#limits[channel];
    if (limits === undefined || n === 0) return;
    await this.#change(channel, (meter) => before(n, meter, limits.bot));
  }

  /** For what a bot says on its own account. */
  pastLedger(channel: Channel): PastLedger {
    return {
      said: (chatId) => this.spend(channel, chatId),
      putOff: (chatId, ms) => this.refused(channel, chatId, ms + HEAD_START_MS),
    };
  }

  /** One went without asking, such as the answer to a person: all others make room for it. */
  async spend(channel: Channel, chatId: string): Promise<void> {
    const limits = this.#limits[channel];
    if (limits === undefined) return;
    const count = (rate: Rate) => (meter: Meter, now: number) => after(1, meter, rate, now);
    await this.#change(channel, count(limits.bot));
    await this.#change(nameOf(channel, chatId), count(rateOf(limits, chatId)));
  }

  /** The messenger took a message. */
  went(channel: Channel): void {
    this.#refused.get(channel)?.clear();
  }

  /**
   * The messenger put a message that was counted off for so long. It does not say whether it means the chat or the whole
   * bot: several chats in a row mean the bot.
   */
  async refused(channel: Channel, chatId: string, ms: number): Promise<void> {
    if (this.#limits[channel] === undefined) return;
    const until = this.#now() + ms;
    const row = this.#refused.get(channel) ?? new Map<string, number>();
    this.#refused.set(channel, row.set(chatId, until));
    await this.giveBack(channel, 1);
    await this.#change(nameOf(channel, chatId), (meter) => pausedUntil(until, meter));
    if (row.size < SIGNS_OF_A_PAUSE) return;
    // Whole seconds are told, rounded up: the earliest end is the nearest to the truth.
    const end = Math.min(...row.values());
    row.clear();
    await this.#change(channel, (meter) => pausedUntil(end, meter));
  }

  #seenOf(name: string): Meter {
    return this.#seen.get(name) ?? UNUSED;
  }

  /** Those of one instance go one after another: they would only make each other read again. */
  #change(name: string, change: (meter: Meter, now: number) => Meter): Promise<void> {
    return this.#turns.run(name, () => this.#swap(name, change));
  }

  /** Changes a meter, beginning with what was seen last, until no other instance is quicker. */
  async #swap(name: string, change: (meter: Meter, now: number) => Meter): Promise<void> {
    for (let known = this.#seen.get(name) ?? (await this.#ports.meters.get(name)); ; ) {
      const from = known ?? UNUSED;
      const to = change(from, this.#now());
      const isSame = to.next === from.next && to.until === from.until;
      if (isSame || (await this.#ports.meters.swap(name, known, to))) return this.#remember(name, to);
      known = await this.#ports.meters.get(name);
      this.#remember(name, known ?? UNUSED);
    }
  }

  #remember(name: string, meter: Meter): void {
    if (this.#seen.size >= MOST_SEEN) this.#seen.clear();
    this.#seen.set(name, meter);
  }

  #now(): number {
    return Date.parse(this.#ports.clock.wall());
  }
}

function nameOf(channel: Channel, chatId: string): string {
  return `${channel}/${chatId}`;
}
