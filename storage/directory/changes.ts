import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import type { StoredChanges } from './changes.model.ts';

const KEPT = 200;

/** Tells instances of each other's changes, so that each keeps its search up to date for the price of one small read. */
export class Changes {
  readonly #model: Model<StoredChanges>;

  constructor(model: Model<StoredChanges>) {
    this.#model = model;
  }

  /** Called after the party is written: who sees the mark sees the party. */
  async announce(id: string): Promise<void> {
    const mark = randomUUID();
    const change = { $set: { newest: mark }, $push: { recent: { $each: [{ mark, id }], $slice: -KEPT } } };
    await this.#model.updateOne({ _id: 'parties' }, change, { upsert: true });
  }

  /** The newest mark; null when nothing was ever announced. */
  async newest(): Promise<string | null> {
    const found = await this.#model.findById('parties', { newest: 1 }).lean<StoredChanges>();
    return found?.newest ?? null;
  }

  /** What changed after a mark; `all` when that is longer ago than is remembered. */
  async since(mark: string | null): Promise<{ newest: string | null; ids: string[] | 'all' }> {
    const found = await this.#model.findById('parties').lean<StoredChanges>();
    if (found === null) return { newest: null, ids: 'all' };
    const known = found.recent.findIndex((change) => change.mark === mark);
    const ids =
      known === -1
        ? ('all' as const)
        : [...new Set(found.recent.slice(known + 1).map((change) => change.id))];
    return { newest: found.newest, ids };
  }
}
