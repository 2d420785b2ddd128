import type { Log } from '../../core/ports/index.ts';

const PAUSES_MS = [100, 400, 1500];

/**
 * Tries again what failed in between, such as a store that did not answer: everything the desk does may be repeated.
 * The last failure is passed on.
 */
export async function patiently<T>(log: Log, work: () => Promise<T>): Promise<T> {
  for (const [attempt, ms] of PAUSES_MS.entries()) {
    try {
      return await work();
    } catch (error) {
      log.warn({ attempt, error: (error as Error).name }, 'taking an update failed, trying again');
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return work();
}
