import type { Log } from '../core/ports/index.ts';

const IDLE_MS = 1000;

/** Leaves off when it is told to stop; gives the milliseconds after which there is something to do again, if it knows. */
type Work = (stop: AbortSignal) => Promise<number | undefined>;

/**
 * Keeps messages flowing: works whenever it is woken, and looks for itself once a second for what other instances
 * queued or what had to wait. Never works twice at a time.
 */
export class Pump {
  readonly #work: Work;
  readonly #log: Log;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #stop = new AbortController();
  #stopped = true;

  constructor(work: Work, log: Log) {
    this.#work = work;
    this.#log = log;
  }

  start(): void {
    this.#stopped = false;
    this.#stop = new AbortController();
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
    let rest: number | undefined;
    try {
      rest = await this.#work(this.#stop.signal);
    } catch (error) {
      this.#log.error({ error: (error as Error).name }, 'sending messages failed, trying again');
    }
    this.#working = undefined;
    if (this.#stopped) return;
    if (this.#again) {
      this.#again = false;
      this.wake();
    } else {
      this.#timer = setTimeout(() => this.wake(), Math.min(rest ?? IDLE_MS, IDLE_MS));
    }
  }

  /** Resolves when what is being sent has been accounted for. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#working;
  }
}
