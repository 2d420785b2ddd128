import type { Bot, StoredUpdate } from '../state/records.ts';
import type { State } from '../state/state.ts';
import { wantsUpdate } from './update-types.ts';

const keptConfirmed = 1_000;
const lifetimeMs = 24 * 60 * 60 * 1000;
export const pressLifetimeMs = 150 * 1000;

type DeliveryOrder = 'in-order' | 'reversed';

/** The updates bots have not confirmed yet, each bot's in the order of their ids, and the recently confirmed. */
export class Updates {
  readonly #state: State;
  readonly #now: () => number;
  readonly #pending = new Map<number, StoredUpdate[]>();
  readonly #confirmed = new Map<number, number[]>();
  readonly #repeats = new Map<number, StoredUpdate[]>();
  readonly #orders = new Map<number, DeliveryOrder>();
  readonly #listeners = new Map<number, Set<() => void>>();

  constructor(state: State, now: () => number) {
    this.#state = state;
    this.#now = now;
    const stored = [...state.updates.values()].sort((a, b) => a.update_id - b.update_id);
    for (const update of stored) {
      if (update.confirmed) listIn(this.#confirmed, update.bot_id).push(update.update_id);
      else listIn(this.#pending, update.bot_id).push(update);
    }
  }

  /** Adds an update for a bot unless the bot does not want its type. */
  add(botId: number, type: string, payload: unknown, queue: string): void {
    const bot = this.#state.bots.get(botId)!;
    if (!wantsUpdate(bot.allowed_updates, type)) return;
    this.#state.bots.set(botId, { ...bot, next_update_id: bot.next_update_id + 1 });
    const update_id = bot.next_update_id;
    const stored: StoredUpdate = {
      bot_id: botId,
      update_id,
      at: this.#now(),
      queue,
      update: { update_id, [type]: payload },
      confirmed: false,
    };
    this.#state.updates.set(recordKey(stored), stored);
    listIn(this.#pending, botId).push(stored);
    this.#wake(botId);
  }

  /** Unconfirmed updates, expired ones dropped, in the order of delivery. Repeats asked for come first. */
  pending(botId: number): StoredUpdate[] {
    const now = this.#now();
    const fresh = listIn(this.#pending, botId).filter((stored) => {
      const alive = now - stored.at < ('callback_query' in stored.update ? pressLifetimeMs : lifetimeMs);
      if (!alive) this.#state.updates.delete(recordKey(stored));
      return alive;
    });
    this.#pending.set(botId, fresh);
    const all = [...listIn(this.#repeats, botId), ...fresh];
    return this.#orders.get(botId) === 'reversed' ? all.reverse() : all;
  }

  /** The number of updates a bot has still to take. */
  count(botId: number): number {
    return this.pending(botId).length;
  }

  /** Confirms every update with an id below `offset`. */
  confirmBelow(botId: number, offset: number): void {
    for (const stored of [...listIn(this.#pending, botId)]) {
      if (stored.update_id < offset) this.confirm(stored);
    }
  }

  confirm(stored: StoredUpdate): void {
    const confirmed = { ...stored, confirmed: true };
    this.#state.updates.set(recordKey(stored), confirmed);
    for (const lists of [this.#pending, this.#repeats]) {
      lists.set(
        stored.bot_id,
        listIn(lists, stored.bot_id).filter(({ update_id }) => update_id !== stored.update_id),
      );
    }
    const ids = listIn(this.#confirmed, stored.bot_id);
    if (!ids.includes(stored.update_id)) ids.push(stored.update_id);
    for (const id of ids.splice(0, ids.length - keptConfirmed)) {
      this.#state.updates.delete(recordKey({ bot_id: stored.bot_id, update_id: id }));
    }
  }

  /** Forgets every unconfirmed update of a bot. */
  drop(botId: number): void {
    for (const stored of listIn(this.#pending, botId)) this.#state.updates.delete(recordKey(stored));
    this.#pending.delete(botId);
    this.#repeats.delete(botId);
  }

  /** Forgets everything; `State.clear` has already removed the records. */
  clear(): void {
    for (const map of [this.#pending, this.#confirmed, this.#repeats]) map.clear();
  }

  /** Delivers a known update once more; false when it is not known, or still waiting for its first delivery. */
  repeat(botId: number, updateId: number): boolean {
    const stored = this.#state.updates.get(recordKey({ bot_id: botId, update_id: updateId }));
    if (!stored?.confirmed) return false;
    listIn(this.#repeats, botId).push(stored);
    this.#wake(botId);
    return true;
  }

  /** A repeat is over as soon as it was handed out once. */
  repeated(botId: number, handedOut: StoredUpdate[]): void {
    this.#repeats.set(
      botId,
      listIn(this.#repeats, botId).filter((stored) => !handedOut.includes(stored)),
    );
  }

  order(bot: Bot, order: DeliveryOrder): void {
    this.#orders.set(bot.id, order);
  }

  /** Calls `listener` whenever a bot gets something to take; returns the way to stop. */
  listen(botId: number, listener: () => void): () => void {
    const listeners = this.#listeners.get(botId) ?? new Set();
    this.#listeners.set(botId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #wake(botId: number): void {
    for (const listener of [...(this.#listeners.get(botId) ?? [])]) listener();
  }
}

const recordKey = ({ bot_id, update_id }: { bot_id: number; update_id: number }) => `${bot_id}/${update_id}`;

function listIn<T>(lists: Map<number, T[]>, botId: number): T[] {
  const list = lists.get(botId) ?? [];
  lists.set(botId, list);
  return list;
}
