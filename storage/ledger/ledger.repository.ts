import type { Model, QueryFilter, UpdateQuery } from 'mongoose';
import type { Reach } from '../../core/messages/broadcast.ts';
import type { Message, MessageState } from '../../core/messages/message.ts';
import type { Channel } from '../../core/people/person.ts';
import type { ClaimQuery, Ledger, LedgerCounts } from '../../core/ports/index.ts';
import { encodeFields } from '../document.ts';
import { insertNew, insertOnce } from '../insert-once.ts';
import { begin, claim } from './claim.ts';
import { toMessage, toStoredMessage } from './ledger.mapper.ts';
import type { StoredMessage } from './ledger.model.ts';

/** What a message has while somebody holds it. */
const HOLD = { lockedUntil: 1, heldBy: 1 } as const;
/** Few enough that others are served between two writes. */
const BULK = 100;
const STATES: MessageState[] = ['queued', 'sending', 'sent', 'unknown', 'failed', 'expired'];

/** States only move on: an answer that comes late never undoes what is known since. */
export class LedgerRepository implements Ledger {
  readonly #model: Model<StoredMessage>;

  constructor(model: Model<StoredMessage>) {
    this.#model = model;
  }

  /** Messages that an older version left in the queue are told to one person each. */
  async open(): Promise<void> {
    const older = { state: 'queued', urgency: { $exists: false } } as const;
    await this.#model.updateMany(older, { $set: { urgency: 'notice' } });
  }

  async enqueue(message: Message): Promise<void> {
    if (message.kind === 'edit' && (await this.#replaceWaiting(message))) return;
    await insertOnce(this.#model, toStoredMessage(message));
  }

  /** A crash in between leaves the rest to the repeat. */
  async enqueueAll(messages: Message[]): Promise<void> {
    for (let from = 0; from < messages.length; from += BULK) {
      await insertNew(this.#model, messages.slice(from, from + BULK).map(toStoredMessage));
    }
  }

  async claim(query: ClaimQuery): Promise<Message[]> {
    return (await claim(this.#model, query)).map(toMessage);
  }

  async begin({ id, heldBy }: Message, lockedUntil: string): Promise<Message | null> {
    const begun = await begin(this.#model, { id, heldBy, lockedUntil });
    return begun === null ? null : toMessage(begun);
  }

  async release(held: Message[]): Promise<void> {
    const holders = [...new Set(held.map(({ heldBy = '' }) => heldBy))];
    await this.#model.updateMany(
      { _id: { $in: held.map(({ id }) => id) }, state: 'queued', heldBy: { $in: holders } },
      { $unset: HOLD },
    );
  }

  async hold(id: string, lockedUntil: string): Promise<void> {
    await this.#change(id, ['sending'], { $set: { lockedUntil } });
  }

  /** Also of an unknown message whose copy has turned up. */
  async markSent(
    id: string,
    sent: { at: string; chatId: string; messageId: string; caption: boolean; live: boolean },
  ): Promise<void> {
    const { at, chatId, messageId, caption, live } = sent;
    const known = { state: 'sent', sentAt: at, chatId, messageId, caption, live } as const;
    const unsent: MessageState[] = STATES.filter((state) => state !== 'sent');
    await this.#change(id, unsent, { $set: known, $unset: { ...HOLD, error: 1 } });
  }

  async markFailed(id: string, error: string): Promise<void> {
    const failed = { state: 'failed', error, live: false } as const;
    await this.#change(id, ['queued', 'sending', 'unknown'], { $set: failed, $unset: HOLD });
  }

  async markExpired(id: string): Promise<void> {
    const expired = { state: 'expired', live: false } as const;
    await this.#change(id, ['queued', 'sending'], { $set: expired, $unset: HOLD });
  }

  async markUnknown(id: string, error: string): Promise<void> {
    await this.#change(id, ['sending'], { $set: { state: 'unknown', error }, $unset: HOLD });
  }

  async postpone(id: string, notBefore: string, error?: string): Promise<void> {
    const queued = { state: 'queued', notBefore, ...(error === undefined ? {} : { error }) } as const;
    await this.#change(id, ['queued', 'sending'], { $set: queued, $unset: HOLD });
  }

  abandoned(wall: string): Promise<Message[]> {
    return this.#find({ state: 'sending', lockedUntil: { $lt: wall } }, 1);
  }

  async get(id: string): Promise<Message | null> {
    return (await this.#find({ _id: id }, 1))[0] ?? null;
  }

  /** Edits have the ids of the copy that they changed: the copy itself is the message that was new. */
  async byCopy(channel: Channel, chatId: string, messageId: string): Promise<Message | null> {
    return (await this.#find({ channel, chatId, messageId, kind: 'new' }, 1, 1))[0] ?? null;
  }

  unknownOf(card: Parameters<Ledger['unknownOf']>[0]): Promise<Message[]> {
    return this.#find({ ...card, kind: 'new', state: 'unknown' }, 1);
  }

  liveOfCase(caseId: string, stages?: string[]): Promise<Message[]> {
    const live = {
      caseId,
      $or: [{ live: true }, { state: { $in: ['queued', 'sending'] as MessageState[] } }],
    };
    const about =
      stages === undefined
        ? {}
        : { $and: [{ $or: [{ stage: { $in: stages } }, { kind: 'edit' as const }] }] };
    return this.#find({ ...live, ...about }, 1);
  }

  async gathered(): Promise<{ personId: string; channel: Channel; since: string }[]> {
    const found = await this.#model.aggregate<{ _id: { personId: string; channel: Channel }; since: string }>(
      [
        { $match: { state: 'queued', urgency: 'digest' } },
        { $group: { _id: { personId: '$personId', channel: '$channel' }, since: { $min: '$createdAt' } } },
      ],
    );
    return found.map(({ _id, since }) => ({ ..._id, since }));
  }

  gatheredFor(personId: string, channel: Channel): Promise<Message[]> {
    return this.#find({ state: 'queued', urgency: 'digest', personId, channel }, 1);
  }

  async letGo(id: string): Promise<void> {
    await this.#model.updateOne({ _id: id, urgency: 'digest' }, { $set: { urgency: 'notice' } });
  }

  liveOfPerson(personId: string, channel: Channel): Promise<Message[]> {
    return this.#find({ personId, channel, kind: 'new', state: 'sent', live: true }, 1);
  }

  async markRetired(id: string, outcome?: Message['outcome']): Promise<void> {
    const retired = outcome === undefined ? { live: false } : encodeFields({ live: false, outcome });
    await this.#model.updateOne({ _id: id }, { $set: retired });
  }

  async markChanged(id: string, now: Pick<Message, 'text' | 'buttons'>): Promise<void> {
    await this.#model.updateOne({ _id: id, live: true }, { $set: encodeFields({ ...now }) });
  }

  async counts(): Promise<LedgerCounts> {
    const counts = STATES.map(async (state) => [state, await this.#model.countDocuments({ state })]);
    return Object.fromEntries(await Promise.all(counts)) as LedgerCounts;
  }

  async broadcastsSince(createdAt: string): Promise<{ broadcast: string; caseId: string }[]> {
    const found = await this.#model.aggregate<{ _id: string; caseId: string }>([
      { $match: { urgency: 'broadcast', kind: 'new', createdAt: { $gte: createdAt } } },
      { $group: { _id: '$broadcast', caseId: { $first: '$caseId' } } },
    ]);
    return found.map(({ _id, caseId }) => ({ broadcast: _id, caseId }));
  }

  async reach(broadcast: string): Promise<Reach> {
    const count = (filter: QueryFilter<StoredMessage>) =>
      this.#model.countDocuments({ broadcast, ...filter });
    const [all, sent, onTheWay, unknown, failed, expired, repeats] = await Promise.all([
      count({}),
      count({ state: 'sent' }),
      count({ state: { $in: ['queued', 'sending'] } }),
      count({ state: 'unknown' }),
      count({ state: 'failed' }),
      count({ state: 'expired' }),
      count({ repeats: { $exists: true } }),
    ]);
    const total = all - repeats;
    // An unknown message that is said again is counted by its repeat; a press may prove that both have arrived.
    const lost = Math.max(0, unknown - repeats);
    return { total, reached: Math.min(sent, total), onTheWay, unknown: lost, failed, expired };
  }

  /** Newest first. */
  list(query: {
    states?: MessageState[];
    personId?: string;
    caseId?: string;
    broadcast?: string;
    limit: number;
  }): Promise<Message[]> {
    const { states, personId, caseId, broadcast, limit } = query;
    const filter = {
      ...(states === undefined ? {} : { state: { $in: states } }),
      ...(personId === undefined ? {} : { personId }),
      ...(caseId === undefined ? {} : { caseId }),
      ...(broadcast === undefined ? {} : { broadcast }),
    };
    return this.#find(filter, -1, limit);
  }

  /**
   * A card needs its newest words only; an edit that is being sent is followed by another one. The repeat of an edit
   * that was lost is older than one that waits, which makes it needless.
   */
  async #replaceWaiting({ target, text, outcome, buttons, live, repeats }: Message): Promise<boolean> {
    if (target === undefined) return false;
    if (repeats !== undefined)
      return (await this.#model.exists({ target, kind: 'edit', state: 'queued' })) !== null;
    const now = encodeFields({ text, buttons, live, ...(outcome === undefined ? {} : { outcome }) });
    const replaced = await this.#model.updateOne(
      { target, kind: 'edit', state: 'queued' },
      { $set: now, ...(outcome === undefined ? { $unset: { outcome: 1 } } : {}) },
    );
    return replaced.matchedCount > 0;
  }

  async #change(id: string, from: MessageState[], update: UpdateQuery<StoredMessage>): Promise<void> {
    await this.#model.updateOne({ _id: id, state: { $in: from } }, update);
  }

  async #find(filter: QueryFilter<StoredMessage>, age: 1 | -1, limit?: number): Promise<Message[]> {
    const found = this.#model.find(filter).sort({ createdAt: age, order: age });
    if (limit !== undefined) found.limit(limit);
    return (await found.lean<StoredMessage[]>()).map(toMessage);
  }
}
