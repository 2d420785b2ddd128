import { Queue } from '../../core/cases/queue.ts';
import type { Log } from '../../core/ports/index.ts';
import { TelegramRefusal } from './call.ts';

/** One chat's replies that are not shown yet. */
interface Lane {
  /** The reply in work waits until Telegram takes more. */
  isHeldUp: boolean;
  leaves: Set<() => void>;
}

/** Shows each chat's replies in order, without anybody waiting for a chat that Telegram holds up. */
export class ReplyQueue {
  readonly #queue = new Queue();
  readonly #lanes = new Map<string, Lane>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Does `work` after what was given for this lane before; `work` tells when it has to wait. Resolves when the work is
   * done, or as soon as it or the work before it has to wait: the rest goes on by itself, and its failure is logged.
   */
  run(key: string, work: (onWait: () => void) => Promise<void>): Promise<void> {
    const lane = this.#lanes.get(key) ?? { isHeldUp: false, leaves: new Set() };
    this.#lanes.set(key, lane);
    return new Promise((resolve, reject) => {
      let isLeft = false;
      const leave = () => {
        isLeft = true;
        resolve();
      };
      lane.leaves.add(leave);
      if (lane.isHeldUp) leave();
      this.#queue
        .run(key, () => this.#work(lane, work))
        .then(resolve, (error: unknown) => {
          if (!isLeft) return reject(error);
          this.#log.warn({ lane: key, code: codeOf(error) }, 'a reply that had to wait was not shown');
        })
        .finally(() => {
          lane.leaves.delete(leave);
          if (lane.leaves.size === 0) this.#lanes.delete(key);
        });
    });
  }

  async #work(lane: Lane, work: (onWait: () => void) => Promise<void>): Promise<void> {
    try {
      await work(() => {
        lane.isHeldUp = true;
        for (const leave of lane.leaves) leave();
      });
    } finally {
      lane.isHeldUp = false;
    }
  }
}

function codeOf(error: unknown): number | string {
  if (error instanceof TelegramRefusal) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
