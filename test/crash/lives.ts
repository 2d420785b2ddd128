import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Orders } from './bots.ts';

/**
 * The bots' process, brought back whenever it dies. The next one is loaded while this one lives, so that it takes
 * over at once.
 */
export class Lives {
  readonly #program: string[];
  readonly #orders: Orders;
  #living: ChildProcess | undefined;
  #spare: ChildProcess | undefined;
  #ended = false;
  #deaths = 0;
  #fail: (error: Error) => void = () => {};
  /** Rejects when a life ends in another way than by SIGKILL. */
  readonly fault: Promise<never>;

  constructor(program: string[], orders: Orders) {
    this.#program = program;
    this.#orders = orders;
    this.fault = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.fault.catch(() => undefined);
  }

  get deaths(): number {
    return this.#deaths;
  }

  begin(): void {
    this.#spare = this.#load();
    this.#next();
  }

  #load(): ChildProcess {
    return spawn(process.execPath, this.#program, { stdio: ['pipe', 'ignore', 'inherit'] });
  }

  #next(): void {
    const living = this.#spare ?? this.#load();
    this.#living = living;
    living.stdin?.write(`${JSON.stringify(this.#orders)}\n`);
    this.#spare = this.#load();
    living.once('exit', (code, signal) => {
      if (this.#ended) return;
      this.#deaths++;
      if (signal === 'SIGKILL') this.#next();
      else this.#fail(new Error(`the bots ended by themselves with ${code ?? signal}`));
    });
  }

  async end(): Promise<void> {
    this.#ended = true;
    const all = [this.#living, this.#spare].filter((one) => one !== undefined);
    await Promise.all(
      all.map(async (one) => {
        if (one.exitCode !== null || one.signalCode !== null) return;
        const gone = once(one, 'exit');
        one.kill('SIGKILL');
        await gone;
      }),
    );
  }
}
