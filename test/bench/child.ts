import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../..');

/** A bot's process that broadcasts when it is told to; it says what it has done in lines of JSON. */
export class Child {
  readonly #process: ChildProcess;
  readonly #heard: object[] = [];
  #onLine: () => void = () => {};

  constructor(file: string, args: string[], settings: Record<string, string> = {}) {
    this.#process = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      cwd: ROOT,
      env: settings,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createInterface({ input: this.#process.stdout! }).on('line', (line) => {
      this.#heard.push(JSON.parse(line) as object);
      this.#onLine();
    });
    this.#process.once('exit', () => this.#onLine());
  }

  /** Resolves with what it has said of this; fails when it ends without. */
  async said(what: 'ready' | 'done'): Promise<unknown> {
    for (;;) {
      const line = this.#heard.find((one) => what in one);
      if (line !== undefined) return (line as Record<string, unknown>)[what];
      if (this.#process.exitCode !== null) throw new Error(`a bot ended with ${this.#process.exitCode}`);
      await new Promise<void>((resume) => {
        this.#onLine = resume;
      });
    }
  }

  tell(): void {
    this.#process.stdin?.write('broadcast\n');
  }

  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }
}
