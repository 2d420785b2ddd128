import { Queue } from '../../core/cases/queue.ts';

/** Messages that are remembered. */
const MOST = 2000;

/**
 * Changes each message in turn, and knows which the ledger has drawn for the last time: to take the buttons off the
 * copy that was pressed would put the words of the moment of the press in place of the outcome, where the ledger was quicker.
 */
export class Edits {
  readonly #closed = new Set<string>();
  readonly #queue = new Queue();

  /** The ledger says what the message is from now on. */
  byLedger<T>(channel: string, ts: string, isLive: boolean, work: () => Promise<T>): Promise<T> {
    const key = `${channel}/${ts}`;
    this.#remember(key, isLive);
    return this.#queue.run(key, work);
  }

  async unlessClosed(channel: string, ts: string, work: () => Promise<unknown>): Promise<void> {
    const key = `${channel}/${ts}`;
    await this.#queue.run(key, async () => {
      if (!this.#closed.has(key)) await work();
    });
  }

  #remember(key: string, isLive: boolean): void {
    this.#closed.delete(key);
    if (isLive) return;
    this.#closed.add(key);
    const [oldest] = this.#closed;
    if (this.#closed.size > MOST && oldest !== undefined) this.#closed.delete(oldest);
  }
}
