import type { LoggedCall } from '../crash/town.ts';
import type { Carriers } from './carriers.ts';

/** What every message of the broadcast says. */
export const WORDS = 'Есть груз Казань — Пермь, 20 т, завтра с утра. Возьмёте?';

type Call = LoggedCall & { at: number; fault?: string; error?: { error_code: number } };

/** What the double saw of a broadcast. */
export interface Delivered {
  /** Chats that never got it. */
  lost: number[];
  /** Chats that got it more than once. */
  doubled: number[];
  /** When the last of those who got it had it, in milliseconds since 1970. */
  lastAt: number;
  /** Calls that came too soon although their chat or the bot had been told to wait. */
  refused: number;
  /** How often the whole bot was told to wait. */
  pauses: number;
}

/** Reads the double's log; it keeps the last 10 000 calls. */
export async function whatArrived({ town, chats }: Carriers): Promise<Delivered> {
  const calls = (await town.log()) as Call[];
  const sends = calls.filter(({ method, payload }) => method === 'sendMessage' && isOurs(payload.text));
  const times = new Map<number, number[]>(chats.map((chat) => [chat, []]));
  for (const { payload, result, at } of sends)
    if (result !== undefined) times.get(Number(payload.chat_id))?.push(at);
  const all = [...times];
  return {
    lost: all.filter(([, at]) => at.length === 0).map(([chat]) => chat),
    doubled: all.filter(([, at]) => at.length > 1).map(([chat]) => chat),
    lastAt: Math.max(...all.map(([, at]) => Math.min(...at)).filter(Number.isFinite)),
    refused: sends.filter(({ error }) => error?.error_code === 429).length,
    pauses: calls.filter(({ fault }) => fault === 'pause-bot').length,
  };
}

function isOurs(text: unknown): boolean {
  return typeof text === 'string' && text.includes(WORDS);
}
