import type { Cases } from '../cases/cases.ts';
import { type ChatNews, isChat, tellGroup } from '../people/chat.ts';
import { CHANNELS, type Channel, type Identity, type Locale, type Person } from '../people/person.ts';
import type { Ports, Sender, SendResult } from '../ports/index.ts';
import { BroadcastWatch } from './broadcast-watch.ts';
import { destinationOf, isLast } from './destination.ts';
import { type Message, repeatId } from './message.ts';
import { isOfOtherChannel, isOrdersChannel, ordersChannelOpen, ordersChannelShut } from './orders-channel.ts';
import { Outbox } from './outbox.ts';
import type { Pace } from './pace.ts';
import { isOver, retire } from './retire.ts';
import { rootOf, waitInThread } from './thread.ts';
import { Undelivered } from './undelivered.ts';

/** How long a sender holds a message before others may think that it died; prolonged while it lives. */
const HOLD_MS = 3000;
const PROLONG_MS = 1000;
const SHORTEST_WAIT_MS = 1000;
/** So long what is to be told in the channel of orders waits until it is tried there again. */
const CHANNEL_SHUT_MS = 10 * 60_000;
/** How often a message is said again: when an answer was lost, and when one sender after the other died with it. */
const REPEATS = { unanswered: 1, abandoned: 5 };

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

  /**
   * Messages whose sender died: whether they arrived cannot be known. They are kept as unknown, and said once more,
   * because a promise unheard costs more than one heard twice. A repeat may be lost in the same way and is repeated in
   * its turn, a few times: what kills every sender must not be said without end.
   */
  async recover(): Promise<void> {
    for (const message of await this.#ports.ledger.abandoned(this.#ports.clock.wall())) {
      if (this.#sending.has(message.id)) continue;
      await this.#lose(message, 'the sender stopped while sending', REPEATS.abandoned);
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
      await ledger.postpone(message.id, later(clock.now(), wait));
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
    await this.#account(begun, result, { identity, target }, clock.now());
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

  async #account(
    message: Message,
    result: SendResult,
    way: Pick<Way, 'identity' | 'target'>,
    at: string,
  ): Promise<void> {
    const { ledger, log } = this.#ports;
    if (result.result === 'sent') {
      if (isOrdersChannel(message)) await ordersChannelOpen(this.#ports.people, way.identity);
      // First what the card says now: a crash in between only says it once more.
      if (message.kind === 'edit' && message.target !== undefined)
        await this.#edited(message, message.target);
      await ledger.markSent(message.id, { ...result, at, live: message.live && message.kind === 'new' });
      if (message.kind === 'new') await this.#retireIfOvertaken(message);
    } else if (result.result === 'later') {
      // Nothing was sent: it is tried for as long as the messenger puts it off.
      const ms = Math.max(result.ms, SHORTEST_WAIT_MS);
      await ledger.postpone(message.id, later(at, ms), result.error);
    } else if (result.result === 'unknown') {
      await this.#lose(message, result.error, REPEATS.unanswered);
    } else if (isOrdersChannel(message) && isUnreachable(result)) {
      log.warn({ message: message.id, error: result.error }, 'the channel of orders cannot be written to');
      await ledger.postpone(message.id, later(at, CHANNEL_SHUT_MS), result.error);
      await ordersChannelShut(this.#ports, message, { ...way, at, as: result.unreachable });
    } else if (result.result === 'moved' && message.kind === 'new') {
      await this.#tellGroup(way.identity.userId, `moved/${result.chatId}`, {
        type: 'chatMoved',
        to: result.chatId,
      });
      await ledger.postpone(message.id, later(at, SHORTEST_WAIT_MS), result.error);
    } else {
      log.warn({ message: message.id, error: result.error }, 'a message could not be delivered');
      // Before it is accounted for: after a crash in between it is passed on once more, under the same keys.
      await this.#refused(message, result, way, at);
      await ledger.markFailed(message.id, result.error);
      // Of two that failed at the same moment the later one sees both.
      if (message.letter !== undefined) await this.#undelivered.passOn(message);
      if (message.kind === 'edit' && message.target !== undefined)
        await ledger.markRetired(message.target, message.outcome);
    }
  }

  /**
   * Nothing reaches the account any more, or this letter does not: others hear of it. An edit in a chat that was left
   * says nothing of the account that the person has now.
   */
  async #refused(
    message: Message,
    result: SendResult,
    { identity: { userId, chatId }, target }: Pick<Way, 'identity' | 'target'>,
    at: string,
  ): Promise<void> {
    const isThere = message.kind === 'new' || target?.chatId === chatId;
    const isGone = isThere && isUnreachable(result);
    if (isGone && message.channel === 'email') {
      await this.#undelivered.mailGone(message, at);
    } else if (isGone) {
      await this.#ports.people.setBlocked(message.channel, userId, at, result.unreachable);
      if (isChat(message.personId))
        await this.#tellGroup(userId, `lost/${message.id}`, { type: 'chatLost', how: 'removed' });
    }
    if (isGone || message.channel === 'email') await this.#undelivered.passOn(message);
  }

  #tellGroup(chatId: string, commandId: string, news: ChatNews): Promise<void> {
    return tellGroup({ ports: this.#ports, cases: this.#cases }, chatId, commandId, news);
  }

  async #edited({ live, text, buttons, outcome }: Message, target: string): Promise<void> {
    if (live) await this.#ports.ledger.markChanged(target, { text, buttons });
    else await this.#ports.ledger.markRetired(target, outcome);
  }

  /** The stage may have ended while its card was on the way. */
  async #retireIfOvertaken(message: Message): Promise<void> {
    if (message.stage === undefined || message.caseId === undefined || !message.live) return;
    if (!isOver(message, await this.#cases.load(message.caseId))) return;
    await retire(this.#ports, { ...message, state: 'sent' }, undefined);
  }

  async #lose(message: Message, error: string, repeats: number): Promise<void> {
    const { ledger, clock, log } = this.#ports;
    if ((await this.#timesRepeated(message)) >= repeats) {
      log.error({ message: message.id }, 'a message was lost once more and is not repeated');
    } else {
      const { lockedUntil: _, ...repeat } = message;
      await ledger.enqueue({
        ...repeat,
        id: repeatId(message.id),
        state: 'queued',
        attempts: 0,
        createdAt: clock.now(),
        notBefore: clock.now(),
        repeats: message.id,
      });
    }
    await ledger.markUnknown(message.id, error);
  }

  /** Not to be read off the id: that of an edit holds the id of its card, which may be a repeat itself. */
  async #timesRepeated({ repeats }: Message): Promise<number> {
    if (repeats === undefined) return 0;
    const earlier = await this.#ports.ledger.get(repeats);
    return 1 + (earlier === null ? 0 : await this.#timesRepeated(earlier));
  }

  #holdUntil(): string {
    return later(this.#ports.clock.wall(), HOLD_MS);
  }
}

/** A card that loses its buttons keeps the words that it has when they go: they may have changed since it was decided. */
function withWordsOf(card: Message | null, message: Message): Message {
  return card === null || message.live || message.kind === 'new' ? message : { ...message, text: card.text };
}

/** Nothing reaches the account any more. */
function isUnreachable(result: SendResult): result is Extract<SendResult, { result: 'refused' }> {
  return result.result === 'refused' && result.unreachable !== undefined;
}

function later(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
