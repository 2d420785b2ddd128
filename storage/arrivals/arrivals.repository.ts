import type { Model } from 'mongoose';
import type { Arrival, Arrivals } from '../../core/ports/index.ts';
import { fromStored, toStored } from '../document.ts';
import { insertOnce } from '../insert-once.ts';
import type { StoredArrival } from './arrivals.model.ts';

export class ArrivalsRepository implements Arrivals {
  readonly #model: Model<StoredArrival>;

  constructor(model: Model<StoredArrival>) {
    this.#model = model;
  }

  keep(arrival: Arrival): Promise<boolean> {
    return insertOnce<StoredArrival>(this.#model, toStored(arrival));
  }

  async hold(id: string, heldUntil: string): Promise<void> {
    await this.#model.updateOne({ _id: id, doneAt: { $exists: false } }, { $set: { heldUntil } });
  }

  async markDone(id: string, at: string): Promise<void> {
    await this.#model.updateOne({ _id: id }, { $set: { doneAt: at, body: '' } });
  }

  async takeOver(wall: string, heldUntil: string, inWork: string[]): Promise<Arrival | null> {
    const left = { _id: { $nin: inWork }, doneAt: { $exists: false }, heldUntil: { $lte: wall } };
    const taken = await this.#model
      .findOneAndUpdate(left, { $set: { heldUntil }, $inc: { attempts: 1 } }, { returnDocument: 'after' })
      .sort({ receivedAt: 1, _id: 1 })
      .lean<StoredArrival>();
    return taken === null ? null : fromStored<Arrival>(taken);
  }

  async forget(doneBefore: string): Promise<void> {
    await this.#model.deleteMany({ doneAt: { $lt: doneBefore } });
  }
}
