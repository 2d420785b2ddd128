import type { Tier } from '../rate-limits.ts';
import type { World } from '../world.ts';
import type { Args } from './args.ts';

/** One call of the app, past token, scopes and limits. */
export interface Call {
  world: World;
  args: Args;
}

/** A method of the Web API. It gives what stands beside `ok`, or throws a Refusal. */
export interface Method {
  /** One of these is enough; none when absent. */
  scopes?: string[];
  tier: Tier;
  /** Called with the app-level token instead of the bot's. */
  isForApp?: true;
  run(call: Call): Record<string, unknown> | Promise<Record<string, unknown>>;
}

/** A part of a list by `limit` and `cursor`, and how the answer names the rest. */
export function page<T>(
  { args }: Call,
  all: T[],
  most = 1000,
): { part: T[]; metadata: { next_cursor: string } } {
  const limit = Math.min(most, args.integer('limit') || most);
  const from = Number(Buffer.from(args.text('cursor') ?? '', 'base64url').toString() || 0);
  const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString('base64url') : '';
  return { part: all.slice(from, from + limit), metadata: { next_cursor: next } };
}
