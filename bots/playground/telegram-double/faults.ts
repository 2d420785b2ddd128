export interface FaultOrder {
  method?: string | undefined;
  bot?: string | undefined;
  chat_id?: number | undefined;
  kind: 'rate-limit' | 'drop-answer' | 'fail' | 'refuse-connection' | 'delay';
  /** How many matching calls suffer it. */
  times: number;
  /** How many matching calls pass before the first that suffers. */
  after?: number | undefined;
  retry_after?: number | undefined;
  status?: number | undefined;
  ms?: number | undefined;
}

/** Faults ordered for the bots' calls. They are not durable. */
export class Faults {
  #orders: FaultOrder[] = [];

  add(order: FaultOrder): void {
    this.#orders.push({ ...order });
  }

  clear(): void {
    this.#orders = [];
  }

  /** The fault this call suffers, if any; counts it. */
  take(call: { method: string; bot: string; chatId: string | undefined }): FaultOrder | undefined {
    const order = this.#orders.find(
      ({ method, bot, chat_id }) =>
        (method === undefined || method.toLowerCase() === call.method.toLowerCase()) &&
        (bot === undefined || bot.replace(/^@/, '').toLowerCase() === call.bot.toLowerCase()) &&
        (chat_id === undefined || String(chat_id) === call.chatId),
    );
    if (!order) return undefined;
    if (order.after) {
      order.after -= 1;
      return undefined;
    }
    order.times -= 1;
    if (order.times <= 0) this.#orders = this.#orders.filter((other) => other !== order);
    return order;
  }
}
