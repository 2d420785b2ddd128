import { afterAll, beforeAll, expect, it } from 'vitest';
import { openGround } from './ground.ts';
import { wholeStory } from './plays.ts';
import { run } from './run.ts';

const LIMIT_MS = 900_000;

let ground: Awaited<ReturnType<typeof openGround>>;
beforeAll(async () => {
  ground = await openGround();
}, LIMIT_MS);
afterAll(() => ground.close(), LIMIT_MS);

it(
  'bots that are killed at every point come to the same as bots that live on',
  async () => {
    const undisturbed = await run(ground, wholeStory, { every: 0, offset: 0 });
    expect(undisturbed.faults).toEqual([]);
    const begun = Date.now();
    const killed = await run(ground, wholeStory, { every: 1, offset: 0 });
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`died at ${killed.deaths} of ${killed.points.length} points in ${seconds} s`);
    expect(killed.points.filter((point) => !point.died)).toEqual([]);
    expect(killed.deaths).toBeGreaterThan(300);
    expect(killed.faults).toEqual([]);
    expect(killed.account).toEqual(undisturbed.account);
  },
  LIMIT_MS,
);
