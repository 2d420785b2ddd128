import { type Rate, TokenBuckets } from '../token-buckets.ts';

/** How often a method may be called: Slack's tiers, a message a second in a channel, or hardly limited. */
export type Tier = 1 | 2 | 3 | 4 | 'posting' | 'special';

const perMinute = (calls: number): Rate => ({ burst: calls, perSecond: calls / 60 });
const tiers: Record<1 | 2 | 3 | 4 | 'special', Rate> = {
  1: perMinute(1),
  2: perMinute(20),
  3: perMinute(50),
  4: perMinute(100),
  special: perMinute(600),
};
/** Slack takes "short bursts"; it does not say how long. The whole workspace takes "several hundred a minute". */
const perChannel: Rate = { burst: 5, perSecond: 1 };
const perWorkspace = perMinute(300);

/** Slack's rate limits, as docs.slack.dev/apis/web-api/rate-limits names them. */
export class RateLimits {
  readonly #buckets: TokenBuckets;
  readonly #enabled: boolean;

  /** `seconds` is a clock that runs steadily, whatever the clock of the messages does. */
  constructor(enabled: boolean, seconds: () => number = () => performance.now() / 1000) {
    this.#enabled = enabled;
    this.#buckets = new TokenBuckets(seconds);
  }

  /** Counts a call; 0, or the whole seconds to wait when it must be refused. */
  take(method: string, tier: Tier, channel: string): number {
    if (!this.#enabled) return 0;
    const rates: [string, Rate][] =
      tier === 'posting'
        ? [
            [`${method}/${channel}`, perChannel],
            [method, perWorkspace],
          ]
        : [[method, tiers[tier]]];
    return Math.ceil(this.#buckets.take(rates));
  }
}
