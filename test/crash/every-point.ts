import { expect } from 'vitest';
import { openGround } from './ground.ts';
import type { Play } from './plays.ts';
import { run } from './run.ts';

/** Long enough for a busy machine; a free one with two processors needs a third of it. */
export const LIMIT_MS = 1_800_000;

/**
 * Every point by itself; with `EVERY=4` each fourth, beginning with the one that `TURN` names (any whole number), so
 * that runs with other turns come to the others.
 */
const EVERY = Number(process.env.EVERY ?? 1);
const OFFSET = Number(process.env.TURN ?? 0) % EVERY;

/** Plays twice, undisturbed and with a death at every point, and compares what came of it. `points`: at least so many. */
export async function dieAtEveryPoint(play: Play, points: number): Promise<void> {
  const ground = await openGround();
  try {
    const undisturbed = await run(ground, play, { every: 0, offset: 0 });
    expect(undisturbed.faults).toEqual([]);
    const begun = Date.now();
    const killed = await run(ground, play, { every: EVERY, offset: OFFSET });
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`died at ${killed.deaths} of ${killed.points.length} points in ${seconds} s`);
    expect(killed.points.length).toBeGreaterThan(points);
    expect(killed.deaths).toBe(killed.points.filter((_, n) => (n + OFFSET) % EVERY === 0).length);
    expect(killed.faults).toEqual([]);
    expect(killed.account).toEqual(undisturbed.account);
  } finally {
    await ground.close();
  }
}
