import type { Call } from './call.ts';

/** What Telegram counts against the limits of a chat and of the bot. */
const COUNTED = /^(send(?!ChatAction)|edit)/;

/**
 * Tells `said` of each call that Telegram counts, so that others make room for it. The call does not wait for that,
 * and goes on where it fails: an answer matters more than its count.
 */
export function counted(call: Call, said: ((chatId: string) => Promise<void>) | undefined): Call {
  if (said === undefined) return call;
  return (method, payload) => {
    if (COUNTED.test(method)) void said(String(payload.chat_id)).catch(() => undefined);
    return call(method, payload);
  };
}
