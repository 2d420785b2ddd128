import type { Log } from '../core/ports/index.ts';

const IDLE_MS = 1000;

/**
 * Keeps messages flowing: works whenever it is woken, and looks for itself once a second for what other instances
 * queued or what had to wait. Never works twice at a time.
 */
export class Pump {
  readonly #work: () => Promise<unknown>;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #stopped = true;

  constructor(work: () => Promise<unknown>, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  start(): void {
    this.#stopped = false;
    this.wake();
  }

  wake(): void {
    if (this.#stopped) return;
    if (this.#working !== undefined) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#working = this.#run();
  }

  async #run(): Promise<void> {
    try {
      await this.#work();
    } catch (error) {
      this.#log.error({ error: (error as Error).name }, 'sending messages failed, trying again');
    }
    this.#working = undefined;
    if (this.#stopped) return;
    if (this.#again) {
      this.#again = false;
      this.wake();
    } else {
      this.#timer = setTimeout(() => this.wake(), IDLE_MS);
    }
  }

  /** Resolves when what is being sent has been accounted for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }
}
