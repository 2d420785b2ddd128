import type { StoredUpdate, Webhook } from '../state/records.ts';
import type { World } from '../world.ts';
import { postUpdate, type WebhookReply } from './post-update.ts';

const longestWaitSeconds = 60;
const longestRetryAfterSeconds = 3_600;

interface Queue {
  busy: boolean;
  failures: number;
  wakeAt: number;
}

interface WebhookOptions {
  /** How long a second of waiting before a redelivery lasts; tests make it short. */
  secondMs: number;
  /** Runs the method a bot asked for in its answer to an update. */
  runReply: (botId: number, reply: Record<string, unknown>) => void;
}

/** Delivers updates to the bots' webhooks: a queue a chat and a queue a person's presses, each strictly in order. */
export class Webhooks {
  readonly #world: World;
  readonly #options: WebhookOptions;
  readonly #queues = new Map<number, Map<string, Queue>>();
  readonly #stops = new Map<number, () => void>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #ending = new AbortController();

  constructor(world: World, options: WebhookOptions) {
    this.#world = world;
    this.#options = options;
    for (const bot of world.state.bots.values()) if (bot.webhook) this.start(bot.id);
  }

  /** Begins, or begins anew, to deliver to the webhook that the bot's record names. */
  start(botId: number): void {
    this.stop(botId);
    this.#queues.set(botId, new Map());
    this.#stops.set(
      botId,
      this.#world.updates.listen(botId, () => this.#pump(botId)),
    );
    this.#pump(botId);
  }

  stop(botId: number): void {
    this.#stops.get(botId)?.();
    this.#stops.delete(botId);
    this.#queues.delete(botId);
  }

  close(): void {
    this.#ending.abort();
    for (const botId of [...this.#stops.keys()]) this.stop(botId);
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #pump(botId: number): void {
    const queues = this.#queues.get(botId);
    const webhook = this.#world.state.bots.get(botId)?.webhook;
    if (!queues || !webhook) return;
    const seen = new Set<string>();
    let free = webhook.max_connections - [...queues.values()].filter(({ busy }) => busy).length;
    for (const stored of this.#world.updates.pending(botId)) {
      if (free <= 0) return;
      if (seen.has(stored.queue)) continue;
      seen.add(stored.queue);
      const queue = queues.get(stored.queue) ?? { busy: false, failures: 0, wakeAt: 0 };
      if (queue.busy || queue.wakeAt > performance.now()) continue;
      queues.set(stored.queue, queue);
      queue.busy = true;
      free -= 1;
      void this.#deliver(stored, webhook, queue, queues);
    }
  }

  async #deliver(
    stored: StoredUpdate,
    webhook: Webhook,
    queue: Queue,
    queues: Map<string, Queue>,
  ): Promise<void> {
    await this.#world.state.settled();
    const reply = await postUpdate(webhook, stored.update, this.#ending.signal);
    const botId = stored.bot_id;
    if (this.#queues.get(botId) !== queues) return;
    queue.busy = false;
    if (reply.error === undefined) {
      queue.failures = 0;
      this.#world.updates.confirm(stored);
      await this.#world.state.settled();
      if (reply.call) this.#options.runReply(botId, reply.call);
      this.#pump(botId);
    } else this.#postpone(botId, queue, reply);
  }

  /** As Telegram does: the first time again at once, then after 2, 4, 8 … seconds, or as Retry-After says. */
  #postpone(botId: number, queue: Queue, reply: WebhookReply): void {
    const seconds =
      reply.retryAfter !== undefined
        ? Math.min(reply.retryAfter, longestRetryAfterSeconds)
        : queue.failures === 0
          ? 0
          : Math.min(2 ** queue.failures, longestWaitSeconds);
    queue.failures += 1;
    const waitMs = seconds * this.#options.secondMs;
    queue.wakeAt = performance.now() + waitMs;
    this.#rememberError(botId, reply.error ?? '');
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      queue.wakeAt = 0;
      this.#pump(botId);
    }, waitMs);
    this.#timers.add(timer);
  }

  #rememberError(botId: number, message: string): void {
    const bot = this.#world.state.bots.get(botId);
    if (!bot?.webhook) return;
    const last_error_date = Math.floor(this.#world.now() / 1000);
    const webhook = { ...bot.webhook, last_error_date, last_error_message: message };
    this.#world.state.bots.set(botId, { ...bot, webhook });
    void this.#world.state.settled();
  }
}
