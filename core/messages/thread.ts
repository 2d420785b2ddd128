import type { Ports } from '../ports/index.ts';
import { type Message, originalId, repeatId } from './message.ts';

const SHORTEST_WAIT_MS = 1000;

/** The first message of a thread: where nobody knows whether it arrived, the repeat that did. */
export async function rootOf(ledger: Pick<Ports['ledger'], 'get'>, id: string): Promise<Message | null> {
  const root = await ledger.get(id);
  return root?.state === 'unknown' ? ((await rootOf(ledger, repeatId(id))) ?? root) : root;
}

/** Milliseconds until what comes before a message in its thread has gone, or is tried again. */
export async function waitInThread(
  { ledger, clock }: Pick<Ports, 'ledger' | 'clock'>,
  { id, thread, caseId }: Message,
): Promise<number> {
  if (thread === undefined || caseId === undefined) return 0;
  const waiting = (await ledger.liveOfCase(caseId)).filter(({ state }) => state !== 'sent');
  const root = waiting.find((one) => originalId(one) === thread);
  const first = root ?? waiting.find((one) => one.thread === thread);
  if (first === undefined || first.id === id) return 0;
  return Math.max(SHORTEST_WAIT_MS, Date.parse(first.notBefore) - Date.parse(clock.now()));
}
