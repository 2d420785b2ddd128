import { type Rate, TokenBuckets } from '../token-buckets.ts';

const perPrivateChat: Rate = { burst: 8, perSecond: 1 };
const perGroup: Rate = { burst: 20, perSecond: 20 / 60 };
const perBot: Rate = { burst: 30, perSecond: 30 };

/** Telegram does not publish its exact limits; these are what its FAQ names, with a short burst. */
export class FloodControl {
  readonly #buckets: TokenBuckets;
  /** When a pause of a bot, or of a chat, is over, in seconds of the clock. */
  readonly #pauses = new Map<string, number>();
  readonly #enabled: boolean;
  readonly #seconds: () => number;

  /** `seconds` is a clock that runs steadily, whatever the clock of the messages does. */
  constructor(enabled: boolean, seconds: () => number = () => performance.now() / 1000) {
    this.#enabled = enabled;
    this.#seconds = seconds;
    this.#buckets = new TokenBuckets(seconds);
  }

  /** Counts sends or edits; 0, or the whole seconds to wait when they must be refused. An album counts as one. */
  take(botId: number, chatId: number, kind: 'send' | 'edit'): number {
    const pause = Math.max(this.#paused(`${botId}`), this.#paused(`${botId}/${chatId}`));
    if (pause > 0) return Math.ceil(pause);
    if (!this.#enabled) return 0;
    const rates: [string, Rate][] = [[`${botId}/${chatId}/${kind}`, chatId < 0 ? perGroup : perPrivateChat]];
    if (kind === 'send') rates.push([`${botId}`, perBot]);
    return Math.ceil(this.#buckets.take(rates));
  }

  /** Refuses everything in the chat, or of the whole bot, for so many seconds; with limits turned off too. */
  pause(botId: number, seconds: number, chatId?: string): void {
    this.#pauses.set(chatId === undefined ? `${botId}` : `${botId}/${chatId}`, this.#seconds() + seconds);
  }

  #paused(key: string): number {
    return (this.#pauses.get(key) ?? 0) - this.#seconds();
  }
}
