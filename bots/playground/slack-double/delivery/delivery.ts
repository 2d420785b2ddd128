/** What the app is told. Options are asked for by an external menu. */
export type Kind = 'verification' | 'event' | 'interactivity' | 'command' | 'options';

/** Once that the app was told something. */
export interface Delivery {
  seq: number;
  /** Epoch milliseconds, of the real clock. */
  at: number;
  kind: Kind;
  /** Of the event or of the payload; a command's own name. */
  type: string;
  event_id?: string | undefined;
  /** From 0; a retry has a higher one. */
  attempt: number;
  retry_reason?: string | undefined;
  body: string;
  headers: Record<string, string>;
  status?: number | undefined;
  /** Milliseconds until the acknowledgement had come. */
  ms?: number | undefined;
  error?: Failure | undefined;
}

/** As Slack names it in x-slack-retry-reason. */
export type Failure = 'http_timeout' | 'http_error' | 'connection_failed';

/** What came of it. `body` is empty for a bare acknowledgement. */
export interface Reply {
  body: string;
  ms: number;
  status?: number | undefined;
  error?: Failure | undefined;
  /** The app asks not to be told again. */
  noRetry: boolean;
}

export interface Acknowledgements {
  count: number;
  failed: number;
  slowest_ms: number;
}

const kept = 2000;

/** The last deliveries, and what their acknowledgements were like since the beginning. */
export class Deliveries {
  #last: Delivery[] = [];
  #seq = 0;
  #acknowledgements: Acknowledgements = { count: 0, failed: 0, slowest_ms: 0 };

  begin(delivery: Omit<Delivery, 'seq' | 'at'>): Delivery {
    this.#seq += 1;
    const begun = { seq: this.#seq, at: Date.now(), ...delivery };
    this.#last.push(begun);
    if (this.#last.length > kept * 2) this.#last = this.#last.slice(-kept);
    return begun;
  }

  end(delivery: Delivery, { status, ms, error }: Reply): void {
    Object.assign(delivery, { status, ms, error });
    const { count, failed, slowest_ms } = this.#acknowledgements;
    this.#acknowledgements = {
      count: count + 1,
      failed: failed + (error ? 1 : 0),
      slowest_ms: Math.max(slowest_ms, ms),
    };
  }

  find(seq: number): Delivery | undefined {
    return this.#last.find((one) => one.seq === seq);
  }

  /** Those with a `seq` above `after`, the oldest first. */
  list(after = 0): Delivery[] {
    return this.#last.filter(({ seq }) => seq > after).slice(-kept);
  }

  get acknowledgements(): Acknowledgements {
    return this.#acknowledgements;
  }

  clear(): void {
    this.#last = [];
    this.#acknowledgements = { count: 0, failed: 0, slowest_ms: 0 };
  }
}
