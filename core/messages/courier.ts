import { plusMs } from '../calendar/index.ts';
import type { Cases } from '../cases/cases.ts';
import { CHANNELS, type Channel, type Identity, type Locale, type Person } from '../people/person.ts';
import type { Ports, Sender, SendResult } from '../ports/index.ts';
import { BroadcastWatch } from './broadcast-watch.ts';
import { destinationOf, isLast } from './destination.ts';
import type { Message } from './message.ts';
import { isOfOtherChannel } from './orders-channel.ts';
import { Outbox } from './outbox.ts';
import type { Pace } from './pace.ts';
import { isOver } from './retire.ts';
import { Settlement, SHORTEST_WAIT_MS } from './settlement.ts';
import { rootOf, waitInThread } from './thread.ts';
import { Undelivered } from './undelivered.ts';

/** How long a sender holds a message before others may think that it died; prolonged while it lives. */
const HOLD_MS = 3000;
const PROLONG_MS = 1000;

/** How a message reaches its reader. */
interface Way {
  sender: Sender;
  identity: Identity;
  locale: Locale | undefined;
  /** The card that it changes, or the message in whose thread it is said. */
  target: Message | null;
}

/** Brings queued messages to people, one process or several, and keeps account of each. */
export class Courier {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #senders: ReadonlyMap<Channel, Sender>;
  readonly #pace: Pace;
  readonly #watch: BroadcastWatch;
  readonly #undelivered: Undelivered;
  readonly #settlement: Settlement;
  readonly #running = new Set<Promise<unknown>>();
  /** What is being sent from here: no store that is slow to prolong a hold makes it dead. */
  readonly #sending = new Set<string>();

  constructor(ports: Ports, cases: Cases, senders: Sender[], pace: Pace) {
    this.#ports = ports;
    this.#cases = cases;
    this.#senders = new Map(senders.map((sender) => [sender.channel, sender]));
    this.#pace = pace;
    this.#watch = new BroadcastWatch(ports, cases);
    this.#undelivered = new Undelivered(ports, cases);
    this.#settlement = new Settlement(ports, cases, this.#undelivered);
  }

  /** Where messages go, and what is turned off: what waits for that is passed on. */
  get channels(): Channel[] {
    return CHANNELS.filter((one) => this.#senders.has(one) || this.#ports.doors.isShut(one));
  }

  /** Sends what may go now through every channel; resolves when what others here have taken is sent as well. */
  async run(): Promise<void> {
    await Promise.all([...this.#senders.keys()].map((channel) => this.send(channel)));
    await Promise.allSettled(this.#running);
  }

  /**
   * Sends what may go now through one channel, many at a time, until nothing is left or `stop` says so. Gives the
   * milliseconds until the first of those that were put off may be tried again.
   */
  async send(channel: Channel, stop?: AbortSignal): Promise<number | undefined> {
    const outbox = new Outbox(this.#ports, this.#pace, {
      channel,
      holdUntil: () => this.#holdUntil(),
      deliver: (message, to) => this.#deliver(message, to),
    });
    const running = outbox.empty(stop).finally(() => this.#watch.look());
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Messages whose sender died: whether they arrived cannot be known. */
  async recover(): Promise<void> {
    for (const message of await this.#ports.ledger.abandoned(this.#ports.clock.wall())) {
      if (this.#sending.has(message.id)) continue;
      await this.#settlement.abandoned(message);
    }
  }

  /** Broadcasts that ended while nobody was there to tell how far they came. */
  async catchUp(): Promise<void> {
    await this.#watch.catchUp();
  }

  /**
   * Sends one held message. It counts as begun only right before it leaves: until then a crash only lets it go. Gives
   * the milliseconds for which it is put off.
   */
  async #deliver(message: Message, person: Person | undefined): Promise<number | undefined> {
    const { ledger, clock } = this.#ports;
    const target = await this.#targetOf(message);
    const identity = destinationOf(message, person, target);
    const sender = this.#senders.get(message.channel);
    const hasLeft = person?.dismissedAt !== undefined && !isLast(message);
    const isElsewhere = identity !== undefined && isOfOtherChannel(message, identity);
    if (hasLeft || isElsewhere || (await this.#isOvertaken(message, target))) {
      await ledger.markExpired(message.id);
      return this.#unsent(message);
    }
    if (person === undefined || identity === undefined || sender === undefined) {
      await this.#undelivered.passOn(message);
      await ledger.markFailed(message.id, 'not linked');
      return this.#unsent(message);
    }
    const wait =
      (await waitInThread(this.#ports, message)) ||
      (await this.#pace.takeChat(message.channel, identity.chatId));
    if (wait > 0) {
      await ledger.postpone(message.id, plusMs(clock.now(), wait));
      await this.#unsent(message);
      return wait;
    }
    this.#sending.add(message.id);
    try {
      const begun = await ledger.begin(message, this.#holdUntil());
      if (begun === null) return await this.#unsent(message);
      const said = withWordsOf(target, begun);
      return await this.#send(said, { sender, identity, locale: person.locale, target });
    } finally {
      this.#sending.delete(message.id);
    }
  }

  async #send(begun: Message, { sender, identity, locale, target }: Way): Promise<number | undefined> {
    const { ledger, clock, company } = this.#ports;
    const prolong = setInterval(
      () => void ledger.hold(begun.id, this.#holdUntil()).catch(() => undefined),
      PROLONG_MS,
    );
    let result: SendResult;
    try {
      result = await sender.send(begun, identity, locale ?? company.locale, target);
    } finally {
      clearInterval(prolong);
    }
    if (result.result === 'later') await this.#pace.refused(begun.channel, identity.chatId, result.ms);
    else this.#pace.went(begun.channel);
    await this.#settlement.settle(begun, result, { identity, target, at: clock.now() });
    this.#watch.note(begun);
    return result.result === 'later' ? Math.max(result.ms, SHORTEST_WAIT_MS) : undefined;
  }

  async #targetOf({ target, thread }: Message): Promise<Message | null> {
    const { ledger } = this.#ports;
    if (target !== undefined) return ledger.get(target);
    return thread === undefined ? null : rootOf(ledger, thread);
  }

  /** Its leave goes to the next. */
  async #unsent(message: Message): Promise<undefined> {
    await this.#pace.giveBack(message.channel, 1);
    this.#watch.note(message);
    return undefined;
  }

  /** What it asks for is not wanted any more, or the card that it changes never arrived. */
  async #isOvertaken(message: Message, target: Message | null): Promise<boolean> {
    if (message.kind === 'edit') return target?.state !== 'sent';
    if (message.stage === undefined || message.caseId === undefined) return false;
    return isOver(message, await this.#cases.load(message.caseId));
  }

  #holdUntil(): string {
    return plusMs(this.#ports.clock.wall(), HOLD_MS);
  }
}

/** A card that loses its buttons keeps the words that it has when they go: they may have changed since it was decided. */
function withWordsOf(card: Message | null, message: Message): Message {
  return card === null || message.live || message.kind === 'new' ? message : { ...message, text: card.text };
}
