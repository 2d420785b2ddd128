import type { Log } from '../../core/ports/index.ts';
import { refusalOf, waitOf } from './web.ts';

const PAUSES_MS = [100, 400];
/** Somebody waits for the answer: longer than this nobody does. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Tries again, twice at most, what got no answer, and waits where Slack wants it: it may then be done twice. Throws what
 * Slack refused.
 */
export async function steadily<T>(call: () => Promise<T>): Promise<T> {
  for (const ms of PAUSES_MS) {
    try {
      return await call();
    } catch (error) {
      if (refusalOf(error) !== undefined) throw error;
      await pause(Math.min(waitOf(error) ?? ms, LONGEST_WAIT_MS));
    }
  }
  return call();
}

/** Waits as long as Slack makes us, however often. Throws all else. */
export async function unhurried<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const ms = waitOf(error);
      if (ms === undefined) throw error;
      await pause(ms);
    }
  }
}

/** Does without an answer that is refused; says in the log which. */
export async function ifTaken(log: Log, call: () => Promise<unknown>): Promise<boolean> {
  try {
    await steadily(call);
    return true;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    log.warn({ error: refusal }, 'Slack did not take an answer');
    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
