import type { Cases } from '../cases/cases.ts';
import type { Channel } from '../people/person.ts';
import type { Ports, Sender, SendResult } from '../ports/index.ts';
import type { Message } from './message.ts';
import { isOver, retire } from './retire.ts';
import { isPartyReachable, tellUnreachable } from './unreachable.ts';

/** How long a sender holds a message before others may think that it died; prolonged while it lives. */
const HOLD_MS = 3000;
const PROLONG_MS = 1000;
const SHORTEST_WAIT_MS = 1000;
const AGAIN = '~again';
/** How often a message is said again: when an answer was lost, and when one sender after the other died with it. */
const REPEATS = { unanswered: 1, abandoned: 5 };

/** Brings queued messages to people, one process or several, and keeps account of each. */
export class Courier {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #senders: ReadonlyMap<Channel, Sender>;

  constructor(ports: Ports, cases: Cases, senders: Sender[]) {
    this.#ports = ports;
    this.#cases = cases;
    this.#senders = new Map(senders.map((sender) => [sender.channel, sender]));
  }

  /** Sends what may go now. Returns how many messages were handled. */
  async run(): Promise<number> {
    const channels = [...this.#senders.keys()];
    let handled = 0;
    for (;;) {
      const message = await this.#ports.ledger.claim(channels, this.#ports.clock.now(), this.#holdUntil());
      if (message === null) return handled;
      await this.#deliver(message);
      handled++;
    }
  }

  /**
   * Messages whose sender died: whether they arrived cannot be known. They are kept as unknown, and said once more,
   * because a promise unheard costs more than one heard twice. A repeat may be lost in the same way and is repeated in
   * its turn, a few times: what kills every sender must not be said without end.
   */
  async recover(): Promise<void> {
    for (const message of await this.#ports.ledger.abandoned(this.#ports.clock.wall())) {
      await this.#lose(message, 'the sender stopped while sending', REPEATS.abandoned);
    }
  }

  async #deliver(message: Message): Promise<void> {
    const { ledger, people, clock } = this.#ports;
    if (message.kind === 'new' && message.stage !== undefined && message.caseId !== undefined) {
      if (isOver(message, await this.#cases.load(message.caseId))) return ledger.markExpired(message.id);
    }
    const target = message.target === undefined ? null : await ledger.get(message.target);
    if (message.kind === 'edit' && target?.state !== 'sent') return ledger.markExpired(message.id);
    const person = await people.get(message.personId);
    if (person?.dismissedAt !== undefined) return ledger.markExpired(message.id);
    const identity = person?.identities.find((i) => i.channel === message.channel);
    const sender = this.#senders.get(message.channel);
    if (person === null || identity === undefined || sender === undefined) {
      return ledger.markFailed(message.id, 'not linked');
    }
    const locale = person.locale ?? this.#ports.company.locale;
    const prolong = setInterval(
      () => void ledger.hold(message.id, this.#holdUntil()).catch(() => undefined),
      PROLONG_MS,
    );
    let result: SendResult;
    try {
      result = await sender.send(message, identity, locale, target);
    } finally {
      clearInterval(prolong);
    }
    await this.#account(message, result, identity.userId, clock.now());
  }

  async #account(message: Message, result: SendResult, userId: string, at: string): Promise<void> {
    const { ledger, people, log } = this.#ports;
    if (result.result === 'sent') {
      await ledger.markSent(message.id, { ...result, at, live: message.live && message.kind === 'new' });
      if (message.kind === 'edit' && message.target !== undefined)
        await this.#edited(message, message.target);
      else await this.#retireIfOvertaken(message);
    } else if (result.result === 'later') {
      // Nothing was sent: it is tried for as long as the messenger puts it off.
      const ms = Math.max(result.ms, SHORTEST_WAIT_MS);
      const notBefore = new Date(Date.parse(at) + ms).toISOString();
      await ledger.postpone(message.id, notBefore, result.error);
    } else if (result.result === 'unknown') {
      await this.#lose(message, result.error, REPEATS.unanswered);
    } else {
      log.warn({ message: message.id, error: result.error }, 'a message could not be delivered');
      await ledger.markFailed(message.id, result.error);
      if (result.result === 'refused' && result.blocked) {
        await people.setBlocked(message.channel, userId, at);
        await this.#passOn(message);
      }
      if (message.kind === 'edit' && message.target !== undefined)
        await ledger.markRetired(message.target, message.outcome);
    }
  }

  /** What a partner cannot hear any more is told to the holder of the case, unless a colleague of the partner's hears it. */
  async #passOn(message: Message): Promise<void> {
    if (message.kind !== 'new' || message.channel !== 'telegram-partners' || message.caseId === undefined)
      return;
    const current = await this.#cases.load(message.caseId);
    if (current === null) return;
    const process = this.#cases.process(current.process);
    if (await isPartyReachable(this.#ports.people, process, current)) return;
    await tellUnreachable(this.#ports, process, current, message.id, message.text);
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
      await ledger.enqueue({
        ...message,
        id: `${message.id}${AGAIN}`,
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
    return new Date(Date.parse(this.#ports.clock.wall()) + HOLD_MS).toISOString();
  }
}
