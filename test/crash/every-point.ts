import { expect } from 'vitest';
import { openGround } from './ground.ts';
import type { Play } from './plays.ts';
import { run } from './run.ts';

/** Long enough for a busy machine; a free one with two processors needs a third of it. */
export const LIMIT_MS = 1_800_000;

/** Plays twice, undisturbed and with a death at every point, and compares what came of it. */
export async function dieAtEveryPoint(play: Play, atLeast: number): Promise<void> {
  const ground = await openGround();
  try {
    const undisturbed = await run(ground, play, { every: 0, offset: 0 });
    expect(undisturbed.faults).toEqual([]);
    const begun = Date.now();
    const killed = await run(ground, play, { every: 1, offset: 0 });
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`died at ${killed.deaths} of ${killed.points.length} points in ${seconds} s`);
    expect(killed.points.filter((point) => !point.died)).toEqual([]);
    expect(killed.deaths).toBe(killed.points.length);
    expect(killed.deaths).toBeGreaterThan(atLeast);
    expect(killed.faults).toEqual([]);
    expect(killed.account).toEqual(undisturbed.account);
  } finally {
    await ground.close();
  }
}
