import type { Model } from 'mongoose';
import type { Meter } from '../../core/messages/meter.ts';
import type { Meters } from '../../core/ports/index.ts';
import { insertOnce } from '../insert-once.ts';
import type { StoredMeter } from './meters.model.ts';

export class MetersRepository implements Meters {
  readonly #model: Model<StoredMeter>;

  constructor(model: Model<StoredMeter>) {
    this.#model = model;
  }

  async get(name: string): Promise<Meter | null> {
    const stored = await this.#model.findById(name).lean<StoredMeter>();
    return stored === null ? null : { next: stored.next, until: stored.until };
  }

  async swap(name: string, before: Meter | null, after: Meter): Promise<boolean> {
    if (before === null) return insertOnce(this.#model, { _id: name, ...after });
    const swapped = await this.#model.updateOne({ _id: name, ...before }, { $set: { ...after } });
    return swapped.matchedCount > 0;
  }
}
