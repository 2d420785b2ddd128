import { knownUpdateTypes } from '../../updates/update-types.ts';
import type { Call, Method } from '../call.ts';
import { badRequest, conflict } from '../refusal.ts';

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

export const getUpdates: Method = async (call) => {
  const { world, bot, params, polls, signal } = call;
  if (bot.webhook) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  const offset = params.integer('offset') ?? 0;
  const limit = clamp(params.integer('limit') ?? 100, 1, 100);
  const timeoutMs = clamp(params.number('timeout') ?? 0, 0, 50) * 1000;
  setAllowedUpdates(call);
  const batch = await polls.poll(bot.id, { offset, limit, timeoutMs }, signal);
  await world.state.settled();
  return batch.map(({ update }) => update);
};

/** Remembers `allowed_updates` when the call brings it. */
export function setAllowedUpdates({ world, bot, params }: Call): void {
  const value = params.json('allowed_updates', "Can't parse allowed updates JSON object");
  if (value === undefined) return;
  if (!Array.isArray(value)) throw badRequest('Expected an Array of allowed updates');
  const current = world.state.bots.get(bot.id)!;
  const allowed = knownUpdateTypes(value);
  if (allowed.join() !== current.allowed_updates.join()) {
    world.state.bots.set(bot.id, { ...current, allowed_updates: allowed });
  }
}
