import { type FaultTiming, TimedFaults } from '../timed-faults.ts';

export interface FaultOrder extends FaultTiming {
  method?: string | undefined;
  bot?: string | undefined;
  chat_id?: number | undefined;
  /** Only chats whose numbers lie between these two, both included. */
  chats?: [number, number] | undefined;
  /** `pause-chat` and `pause-bot` refuse this call and all others that count, until `retry_after` is over. */
  kind: 'rate-limit' | 'pause-chat' | 'pause-bot' | 'drop-answer' | 'fail' | 'refuse-connection' | 'delay';
  retry_after?: number | undefined;
  status?: number | undefined;
  ms?: number | undefined;
}

/** Faults ordered for the bots' calls. */
export class Faults extends TimedFaults<FaultOrder> {
  /** The fault this call suffers, if any; counts it. */
  take(call: { method: string; bot: string; chatId: string | undefined }): FaultOrder | undefined {
    return this.strike(
      ({ method, bot, chat_id, chats }) =>
        (method === undefined || method.toLowerCase() === call.method.toLowerCase()) &&
        (bot === undefined || bot.replace(/^@/, '').toLowerCase() === call.bot.toLowerCase()) &&
        (chat_id === undefined || String(chat_id) === call.chatId) &&
        (chats === undefined || isBetween(Number(call.chatId), chats)),
    );
  }
}

function isBetween(chat: number, [first, last]: [number, number]): boolean {
  return chat >= first && chat <= last;
}
