import type { Bot } from '../state/records.ts';
import type { LongPolls } from '../updates/long-poll.ts';
import type { Webhooks } from '../updates/webhooks.ts';
import type { World } from '../world.ts';
import type { Params } from './params.ts';

/** One call of a bot, as a method sees it. */
export interface Call {
  world: World;
  polls: LongPolls;
  webhooks: Webhooks;
  bot: Bot;
  params: Params;
  /** Aborts when the caller hangs up. */
  signal: AbortSignal;
}

export type Method = (call: Call) => unknown;
