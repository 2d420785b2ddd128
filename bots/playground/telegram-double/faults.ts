import { randomFrom } from './random.ts';

export interface FaultOrder {
  method?: string | undefined;
  bot?: string | undefined;
  chat_id?: number | undefined;
  /** Only chats whose numbers lie between these two, both included. */
  chats?: [number, number] | undefined;
  /** `pause-chat` and `pause-bot` refuse this call and all others that count, until `retry_after` is over. */
  kind: 'rate-limit' | 'pause-chat' | 'pause-bot' | 'drop-answer' | 'fail' | 'refuse-connection' | 'delay';
  /** How many matching calls suffer it. */
  times: number;
  /** How many matching calls pass before the first that suffers. */
  after?: number | undefined;
  /** Which part of the matching calls suffers it, by the luck of `seed`; all of them unless told. */
  share?: number | undefined;
  seed?: number | undefined;
  retry_after?: number | undefined;
  status?: number | undefined;
  ms?: number | undefined;
}

interface Ordered extends FaultOrder {
  luck: () => number;
}

/** Faults ordered for the bots' calls. They are not durable. */
export class Faults {
  #orders: Ordered[] = [];

  add(order: FaultOrder): void {
    this.#orders.push({ ...order, luck: randomFrom(order.seed ?? 1) });
  }

  clear(): void {
    this.#orders = [];
  }

  /** The fault this call suffers, if any; counts it. */
  take(call: { method: string; bot: string; chatId: string | undefined }): FaultOrder | undefined {
    const matching = this.#orders.filter(
      ({ method, bot, chat_id, chats }) =>
        (method === undefined || method.toLowerCase() === call.method.toLowerCase()) &&
        (bot === undefined || bot.replace(/^@/, '').toLowerCase() === call.bot.toLowerCase()) &&
        (chat_id === undefined || String(chat_id) === call.chatId) &&
        (chats === undefined || isBetween(Number(call.chatId), chats)),
    );
    const order = matching.find(strikes);
    if (!order) return undefined;
    order.times -= 1;
    if (order.times <= 0) this.#orders = this.#orders.filter((other) => other !== order);
    return order;
  }
}

function isBetween(chat: number, [first, last]: [number, number]): boolean {
  return chat >= first && chat <= last;
}

function strikes(order: Ordered): boolean {
  if (order.after) {
    order.after -= 1;
    return false;
  }
  return order.share === undefined || order.luck() < order.share;
}
