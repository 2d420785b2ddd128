import { conflict } from '../bot-api/refusal.ts';
import type { StoredUpdate } from '../state/records.ts';
import type { World } from '../world.ts';

const sameOffsetSlowMs = 3_000;
const sameOffsetCutMs = 500;
const conflictPauseMs = 3_000;

interface Waiting {
  abandon: (error: Error, afterMs: number) => void;
}

/** One getUpdates at a time for each bot: a newer call ends the older one with 409, as Telegram does. */
export class LongPolls {
  readonly #world: World;
  readonly #waiting = new Map<number, Waiting>();
  readonly #previous = new Map<number, { offset: number; at: number }>();
  readonly #lastConflict = new Map<number, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Waits up to `timeoutMs` for updates from `offset` on; rejects with 409 when another call takes over. */
  async poll(
    botId: number,
    ask: { offset: number; limit: number; timeoutMs: number },
    signal: AbortSignal,
  ): Promise<StoredUpdate[]> {
    const { updates } = this.#world;
    const { timeoutMs, limit } = this.#slowed(botId, ask);
    this.terminate(
      botId,
      'terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    if (ask.offset > 0) updates.confirmBelow(botId, ask.offset);
    else if (ask.offset < 0) {
      const kept = updates.pending(botId).at(ask.offset) ?? updates.pending(botId)[0];
      if (kept) updates.confirmBelow(botId, kept.update_id);
    }
    if (updates.pending(botId).length === 0) await this.#wait(botId, timeoutMs, signal);
    const batch = updates.pending(botId).slice(0, limit);
    updates.repeated(botId, batch);
    return batch;
  }

  /** Ends a waiting call with a conflict; the second within three seconds is told only after a pause. */
  terminate(botId: number, reason: string): void {
    const waiting = this.#waiting.get(botId);
    if (!waiting) return;
    this.#waiting.delete(botId);
    const now = performance.now();
    const pause = now - (this.#lastConflict.get(botId) ?? -conflictPauseMs) < conflictPauseMs;
    this.#lastConflict.set(botId, now);
    waiting.abandon(conflict(reason), pause && this.#world.limits === 'telegram' ? conflictPauseMs : 0);
  }

  #slowed(botId: number, ask: { offset: number; limit: number; timeoutMs: number }) {
    const at = performance.now();
    const previous = this.#previous.get(botId);
    this.#previous.set(botId, { offset: ask.offset, at });
    const repeated = this.#world.limits === 'telegram' && previous?.offset === ask.offset;
    if (!repeated || at - previous.at > sameOffsetSlowMs) return ask;
    return {
      timeoutMs: Math.max(ask.timeoutMs, sameOffsetSlowMs),
      limit: at - previous.at < sameOffsetCutMs ? 1 : ask.limit,
    };
  }

  #wait(botId: number, timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (timeoutMs === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        stop();
        signal.removeEventListener('abort', abort);
        if (this.#waiting.get(botId) === waiting) this.#waiting.delete(botId);
        settle();
      };
      const abort = () => finish(resolve);
      const timer = setTimeout(abort, timeoutMs);
      const stop = this.#world.updates.listen(botId, abort);
      const waiting: Waiting = {
        abandon: (error, afterMs) => finish(() => void setTimeout(reject, afterMs, error).unref()),
      };
      this.#waiting.set(botId, waiting);
      signal.addEventListener('abort', abort);
    });
  }
}
