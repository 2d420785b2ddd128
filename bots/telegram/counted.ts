import type { PastLedger } from '../../core/messages/pace.ts';
import { goingFirst } from '../../core/messages/past-ledger.ts';
import { type Call, waitOf } from './call.ts';

/** What Telegram counts against the limits of a chat and of the bot. */
const COUNTED = /^(send(?!ChatAction)|edit)/;

/** Tells the ledger's pace of each call that Telegram counts. */
export function counted(call: Call, pastLedger: PastLedger | undefined): Call {
  if (pastLedger === undefined) return call;
  return (method, payload) =>
    COUNTED.test(method)
      ? goingFirst(pastLedger, String(payload.chat_id), () => call(method, payload), waitOf)
      : call(method, payload);
}
