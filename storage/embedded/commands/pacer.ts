import { setImmediate as nextTurn } from 'node:timers/promises';
import { ServerError } from '../errors.ts';

/** Longest time, in milliseconds, that a scan keeps the event loop. */
const SLICE_MS = 5;

/** Lets long work give way to other work, and ends it when the client's `maxTimeMS` is over. */
export class Pacer {
  private readonly deadline: number;
  private sliceEnd = performance.now() + SLICE_MS;

  /** @param maxTimeMs 0 for no limit */
  constructor(maxTimeMs: number) {
    this.deadline = maxTimeMs > 0 ? performance.now() + maxTimeMs : Number.POSITIVE_INFINITY;
  }

  /** Whether it is time to `rest`. */
  due(): boolean {
    return performance.now() >= this.sliceEnd;
  }

  /** Gives way to other work. Throws MaxTimeMSExpired when the time is over. */
  async rest(): Promise<void> {
    if (performance.now() >= this.deadline) {
      throw new ServerError('MaxTimeMSExpired', 'operation exceeded time limit');
    }
    await nextTurn();
    this.sliceEnd = performance.now() + SLICE_MS;
  }
}
