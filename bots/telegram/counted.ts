import type { PastLedger } from '../../core/messages/pace.ts';
import { type Call, waitOf } from './call.ts';

/** What Telegram counts against the limits of a chat and of the bot. */
const COUNTED = /^(send(?!ChatAction)|edit)/;

/**
 * Tells of each call that Telegram counts, so that others make room for it, and of each that has to wait, so that it
 * goes before them. The call does not wait for that, and goes on where it fails: an answer matters more than its count.
 */
export function counted(call: Call, pastLedger: PastLedger | undefined): Call {
  if (pastLedger === undefined) return call;
  return async (method, payload) => {
    if (!COUNTED.test(method)) return call(method, payload);
    const chatId = String(payload.chat_id);
    const said = pastLedger.said(chatId).catch(() => undefined);
    try {
      return await call(method, payload);
    } catch (error) {
      const ms = waitOf(error);
      if (ms !== undefined) void said.then(() => pastLedger.putOff(chatId, ms)).catch(() => undefined);
      throw error;
    }
  };
}
