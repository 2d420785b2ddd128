/** At most `burst` at once, then `perSecond`. */
export interface Rate {
  burst: number;
  perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets by key, as the doubles limit their bots. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #seconds: () => number;

  /** `seconds` is a clock that runs steadily, whatever the clock of the messages does. */
  constructor(seconds: () => number) {
    this.#seconds = seconds;
  }

  /** Takes one from each; 0, or the seconds to wait when one of them is empty and nothing was taken. */
  take(rates: [key: string, rate: Rate][]): number {
    const wait = Math.max(0, ...rates.map(([key, rate]) => this.#wait(key, rate)));
    if (wait > 0) return wait;
    for (const [key] of rates) this.#buckets.get(key)!.tokens -= 1;
    return 0;
  }

  #wait(key: string, rate: Rate): number {
    const now = this.#seconds();
    const bucket = this.#buckets.get(key) ?? { tokens: rate.burst, at: now };
    bucket.tokens = Math.min(rate.burst, bucket.tokens + (now - bucket.at) * rate.perSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / rate.perSecond;
  }
}
