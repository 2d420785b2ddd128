import type { Message } from '../../core/messages/message.ts';
import type { ClaimQuery, Ledger } from '../../core/ports/index.ts';
import { at } from './samples.ts';

/** Where a copy is after a sending that went well. */
export const sent = { at: at('12:00'), chatId: 'c1', messageId: '7', caption: false, live: true };

export function ids(found: (Message | null)[]): (string | null)[] {
  return found.map((one) => one?.id ?? null);
}

/** Holds what may go at noon: the next message, where no more are asked for. */
export function hold(ledger: Ledger, change: Partial<ClaimQuery> = {}): Promise<Message[]> {
  const noon = { channel: 'telegram-staff', now: at('12:00'), wall: at('12:00') } as const;
  return ledger.claim({ ...noon, lockedUntil: at('12:01'), most: 1, ...change });
}

/** Holds the next message and begins to send it. */
export async function claim(ledger: Ledger, change: Partial<ClaimQuery> = {}): Promise<Message | null> {
  const [held] = await hold(ledger, change);
  return held === undefined ? null : ledger.begin(held, at('12:01'));
}
