import { PeopleError } from '../../people-error.ts';
import type { App } from '../app.ts';
import { Deliveries, type Delivery, type Kind, type Reply } from './delivery.ts';
import { post } from './post.ts';
import { secondsNow, signed } from './signing.ts';
import type { Sockets } from './sockets.ts';

/** How a request that the app has had already comes to it once more. */
export type Again = 'same' | 'anew' | 'forged' | 'old' | 'unsigned';

interface Told {
  kind: Kind;
  type: string;
  payload: object;
  eventId?: string;
  attempt?: number;
  retryReason?: string | undefined;
}

const SIX_MINUTES = 360;

/** The one way from Slack to the app: signed requests to its URL, or its socket. */
export class AppDoor {
  readonly deliveries = new Deliveries();
  readonly #app: App;
  readonly #sockets: Sockets;
  readonly #ackMs: number;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #url: () => string | undefined;

  constructor(app: App, sockets: Sockets, ackMs: number, url: () => string | undefined) {
    this.#app = app;
    this.#sockets = sockets;
    this.#ackMs = ackMs;
    this.#url = url;
  }

  /** Tells the app; what went wrong is in the reply. */
  tell(told: Told): Promise<Reply> {
    return this.#follow(this.#tell(told));
  }

  /** Sends a request once more, exactly or with another signature; only by HTTP. It is no delivery. */
  sendAgain(seq: number, how: Again): Promise<Reply> {
    const delivery = this.deliveries.find(seq);
    const url = this.#url();
    if (!delivery) throw new PeopleError(404, `No delivery ${seq}`);
    if (!url || this.#app.mode === 'socket') throw new PeopleError(409, 'There is no request URL');
    return this.#follow(
      post(url, delivery.body, { ...delivery.headers, ...this.#signature(delivery, how) }, this.#ackMs),
    );
  }

  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #tell({ kind, type, payload, eventId, attempt = 0, retryReason }: Told): Promise<Reply> {
    const isForm = kind !== 'event' && kind !== 'verification';
    const fields =
      kind === 'command' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
    const body = isForm ? new URLSearchParams(fields).toString() : JSON.stringify(payload);
    const headers: Record<string, string> = {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...(attempt > 0
        ? { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': retryReason ?? 'unknown_error' }
        : {}),
      ...signed(body, this.#app.signingSecret, secondsNow()),
    };
    const delivery = this.deliveries.begin({
      kind,
      type,
      event_id: eventId,
      attempt,
      retry_reason: retryReason,
      body,
      headers,
    });
    const reply = await this.#carry(kind, payload, { body, headers, attempt, retryReason });
    this.deliveries.end(delivery, reply);
    return reply;
  }

  #carry(
    kind: Kind,
    payload: object,
    request: {
      body: string;
      headers: Record<string, string>;
      attempt: number;
      retryReason: string | undefined;
    },
  ): Promise<Reply> {
    const { body, headers, attempt, retryReason } = request;
    if (this.#app.mode === 'socket') return this.#sockets.send({ kind, payload, attempt, retryReason });
    const url = this.#url();
    if (url) return post(url, body, headers, this.#ackMs);
    return Promise.resolve({ body: '', ms: 0, noRetry: false, error: 'connection_failed' });
  }

  #signature({ body, headers }: Delivery, how: Again): Record<string, string> {
    const { signingSecret } = this.#app;
    if (how === 'same') return headers;
    if (how === 'old') return signed(body, signingSecret, secondsNow() - SIX_MINUTES);
    if (how === 'forged') return signed(body, `${signingSecret}?`, secondsNow());
    if (how === 'unsigned') return { 'x-slack-signature': '', 'x-slack-request-timestamp': '' };
    return signed(body, signingSecret, secondsNow());
  }

  #follow(reply: Promise<Reply>): Promise<Reply> {
    this.#underWay.add(reply);
    void reply.finally(() => this.#underWay.delete(reply));
    return reply;
  }
}
