import type { PastLedger } from './pace.ts';

/**
 * Makes a call that goes past the ledger: others make room for it, and let it go first where the messenger puts it off.
 * The call does not wait for that, and goes on where it fails: an answer matters more than its count. `waitOf`: the
 * milliseconds for which an error puts the call off.
 */
export async function goingFirst<T>(
  pastLedger: PastLedger,
  chatId: string,
  call: () => Promise<T>,
  waitOf: (error: unknown) => number | undefined,
): Promise<T> {
  const said = pastLedger.said(chatId).catch(() => undefined);
  try {
    return await call();
  } catch (error) {
    const ms = waitOf(error);
    if (ms !== undefined) void said.then(() => pastLedger.putOff(chatId, ms)).catch(() => undefined);
    throw error;
  }
}
