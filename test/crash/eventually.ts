import { setTimeout } from 'node:timers/promises';

const LOOK_EVERY_MS = 60;

/** Looks until the fact holds. Returns false when it still does not after `ms`. */
export async function eventually(ms: number, holds: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) return false;
    await setTimeout(LOOK_EVERY_MS);
  }
  return true;
}
