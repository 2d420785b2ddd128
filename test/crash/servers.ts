import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Server<T> {
  /** What it said of itself when it was ready. */
  ready: T;
  /** Ends it here and now, as `kill -9` does. */
  kill(): void;
  /** With SIGTERM unless told; resolves when it is gone. */
  stop(signal?: 'SIGKILL'): Promise<void>;
}

/**
 * Starts a TypeScript file of ours as a process of its own, with these settings and no others. `read` finds in a
 * line of its output what it says when it is ready.
 */
export async function startServer<T>(
  file: string,
  args: string[],
  read: (line: string) => T | undefined,
  settings: Record<string, string> = {},
): Promise<Server<T>> {
  const started = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: ROOT,
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = await new Promise<T>((found, fail) => {
    createInterface({ input: started.stdout }).on('line', (line) => {
      const said = read(line);
      if (said !== undefined) found(said);
    });
    started.once('exit', (code) => fail(new Error(`${file} ended with ${code}`)));
  });
  return {
    ready,
    kill: () => {
      started.kill('SIGKILL');
    },
    stop: async (signal) => {
      if (started.exitCode !== null || started.signalCode !== null) return;
      started.kill(signal ?? 'SIGTERM');
      await once(started, 'exit');
    },
  };
}
