import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The company's clock stood at `now` when the machine's stood at `since` (epoch milliseconds). */
export interface Setting {
  now: number;
  since: number;
}

/** A run with many deaths takes long: for the company it is a minute, so that only what is moved falls due. */
const SLOWER = 20;

/** The company's clock, kept in a file so that every process of a run has the same; it goes slowly and can be moved. */
export class CompanyClock {
  readonly #file: string;
  readonly #setting: Setting;

  constructor(dir: string, setting: Setting) {
    this.#file = join(dir, 'ahead');
    this.#setting = setting;
  }

  now(): string {
    const { now, since } = this.#setting;
    return new Date(now + Math.floor((Date.now() - since) / SLOWER) + this.ahead()).toISOString();
  }

  /** By how many milliseconds it was moved in all. */
  ahead(): number {
    return existsSync(this.#file) ? Number(readFileSync(this.#file, 'utf8')) : 0;
  }

  move(minutes: number): void {
    writeFileSync(this.#file, String(this.ahead() + minutes * 60_000));
  }
}
