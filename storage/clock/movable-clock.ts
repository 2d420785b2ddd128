import type { Connection, Model } from 'mongoose';
import type { Clock } from '../../core/ports/index.ts';
import { type StoredClock, settingsModel } from './settings.model.ts';

/** The playground's clock: the machine's and an offset that only grows and outlives a restart. */
export class MovableClock implements Clock {
  readonly #model: Model<StoredClock>;
  #offsetMs: number;

  private constructor(model: Model<StoredClock>, offsetMs: number) {
    this.#model = model;
    this.#offsetMs = offsetMs;
  }

  /** With the offset as it is stored. */
  static async open(connection: Connection): Promise<MovableClock> {
    const model = settingsModel(connection);
    const stored = await model.findById('clock').lean<StoredClock>();
    return new MovableClock(model, stored?.offsetMs ?? 0);
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  now(): string {
    return new Date(Date.now() + this.#offsetMs).toISOString();
  }

  wall(): string {
    return new Date().toISOString();
  }

  /** Moves forward, whole milliseconds; time never runs back. */
  async move(ms: number): Promise<void> {
    if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError('the clock moves forward only');
    const moved = await this.#model
      .findOneAndUpdate(
        { _id: 'clock' },
        { $inc: { offsetMs: ms } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<StoredClock>();
    if (moved === null) throw new Error('the clock could not be moved');
    this.#offsetMs = moved.offsetMs;
  }

  /** Back to the machine's moment, together with a store that was wiped. */
  async reset(): Promise<void> {
    await this.#model.deleteOne({ _id: 'clock' });
    this.#offsetMs = 0;
  }
}
