import type { Model } from 'mongoose';
import type { Leases } from '../../core/ports/index.ts';
import { insertOnce } from '../insert-once.ts';
import type { StoredLease } from './leases.model.ts';

export class LeasesRepository implements Leases {
  readonly #model: Model<StoredLease>;

  constructor(model: Model<StoredLease>) {
    this.#model = model;
  }

  async take(name: string, owner: string, now: string, until: string): Promise<boolean> {
    const ownOrExpired = { _id: name, $or: [{ owner }, { until: { $lte: now } }] };
    const taken = await this.#model.updateOne(ownOrExpired, { $set: { owner, until } });
    return taken.matchedCount > 0 || insertOnce(this.#model, { _id: name, owner, until });
  }

  async release(name: string, owner: string): Promise<void> {
    await this.#model.deleteOne({ _id: name, owner });
  }
}
