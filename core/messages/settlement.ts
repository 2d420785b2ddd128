import { plusMs } from '../calendar/index.ts';
import type { Cases } from '../cases/cases.ts';
import { type ChatNews, isChat, tellGroup } from '../people/chat.ts';
import type { Identity } from '../people/person.ts';
import type { Ports, SendResult } from '../ports/index.ts';
import { type Message, repeatId } from './message.ts';
import { isOrdersChannel, ordersChannelOpen, ordersChannelShut } from './orders-channel.ts';
import { isOver, retire } from './retire.ts';
import type { Undelivered } from './undelivered.ts';

/** What is put off waits at least so long. */
export const SHORTEST_WAIT_MS = 1000;
/** So long what is to be told in the channel of orders waits until it is tried there again. */
const CHANNEL_SHUT_MS = 10 * 60_000;
/** How often a message is said again: when an answer was lost, and when one sender after the other died with it. */
const REPEATS = { unanswered: 1, abandoned: 5 };

type Sent = Extract<SendResult, { result: 'sent' }>;
type Refused = Extract<SendResult, { result: 'refused' }>;

/** To whom a message went, which message it changes or follows, and when the answer came (ISO). */
interface Attempt {
  identity: Identity;
  target: Message | null;
  at: string;
}

/** What becomes of a message by the messenger's answer, or without one: each comes to one state of the ledger. */
export class Settlement {
  readonly #ports: Ports;
  readonly #cases: Cases;
  readonly #undelivered: Undelivered;

  constructor(ports: Ports, cases: Cases, undelivered: Undelivered) {
    this.#ports = ports;
    this.#cases = cases;
    this.#undelivered = undelivered;
  }

  async settle(message: Message, result: SendResult, attempt: Attempt): Promise<void> {
    if (result.result === 'sent') return this.#sent(message, result, attempt);
    if (result.result === 'unknown') return this.#lost(message, result.error, REPEATS.unanswered);
    // Nothing was sent: it is tried for as long as the messenger puts it off.
    if (result.result === 'later') return this.#putOff(message, result.ms, result.error);
    if (result.result === 'refused') return this.#refused(message, result, attempt);
    if (message.kind === 'edit') return this.#failed(message, result.error);
    await this.#tellGroup(attempt.identity.userId, `moved/${result.chatId}`, {
      type: 'chatMoved',
      to: result.chatId,
    });
    await this.#putOff(message, 0, result.error);
  }

  /** Its sender died: nobody knows whether it arrived. */
  async abandoned(message: Message): Promise<void> {
    await this.#lost(message, 'the sender stopped while sending', REPEATS.abandoned);
  }

  async #sent(message: Message, result: Sent, { identity, at }: Attempt): Promise<void> {
    const { ledger, people } = this.#ports;
    if (isOrdersChannel(message)) await ordersChannelOpen(people, identity);
    // First what the card says now: a crash in between only says it once more.
    if (message.kind === 'edit' && message.target !== undefined) await this.#edited(message, message.target);
    await ledger.markSent(message.id, { ...result, at, live: message.live && message.kind === 'new' });
    if (message.kind === 'new') await this.#retireIfOvertaken(message);
  }

  async #putOff({ id }: Message, ms: number, error: string): Promise<void> {
    const { ledger, clock } = this.#ports;
    await ledger.postpone(id, plusMs(clock.now(), Math.max(ms, SHORTEST_WAIT_MS)), error);
  }

  async #refused(message: Message, result: Refused, attempt: Attempt): Promise<void> {
    const { log } = this.#ports;
    const { unreachable, error } = result;
    if (isOrdersChannel(message) && unreachable !== undefined) {
      log.warn({ message: message.id, error }, 'the channel of orders cannot be written to');
      await this.#putOff(message, CHANNEL_SHUT_MS, error);
      await ordersChannelShut(this.#ports, message, { ...attempt, as: unreachable });
      return;
    }
    // Before it is accounted for: after a crash in between it is passed on once more, under the same keys.
    await this.#passOn(message, unreachable, attempt);
    await this.#failed(message, error);
  }

  async #failed(message: Message, error: string): Promise<void> {
    const { ledger, log } = this.#ports;
    log.warn({ message: message.id, error }, 'a message could not be delivered');
    await ledger.markFailed(message.id, error);
    // Of two that failed at the same moment the later one sees both.
    if (message.letter !== undefined) await this.#undelivered.passOn(message);
    if (message.kind === 'edit' && message.target !== undefined)
      await ledger.markRetired(message.target, message.outcome);
  }

  /**
   * Nothing reaches the account any more, or this letter does not: others hear of it. An edit in a chat that was left
   * says nothing of the account that the person has now.
   */
  async #passOn(
    message: Message,
    unreachable: Refused['unreachable'],
    { identity: { userId, chatId }, target, at }: Attempt,
  ): Promise<void> {
    const isThere = message.kind === 'new' || target?.chatId === chatId;
    const isGone = isThere && unreachable !== undefined;
    if (isGone && message.channel === 'email') {
      await this.#undelivered.mailGone(message, at);
    } else if (isGone) {
      await this.#ports.people.setBlocked(message.channel, userId, at, unreachable);
      if (isChat(message.personId))
        await this.#tellGroup(userId, `lost/${message.id}`, { type: 'chatLost', how: 'removed' });
    }
    if (isGone || message.channel === 'email') await this.#undelivered.passOn(message);
  }

  async #tellGroup(chatId: string, commandId: string, news: ChatNews): Promise<void> {
    await tellGroup({ ports: this.#ports, cases: this.#cases }, chatId, commandId, news);
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

  /**
   * It is kept as unknown, and said once more, because a promise unheard costs more than one heard twice. A repeat may
   * be lost in the same way and is repeated in its turn, so many times: what kills every sender must not be said
   * without end.
   */
  async #lost(message: Message, error: string, repeats: number): Promise<void> {
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
}
