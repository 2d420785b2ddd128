import { expect, it } from 'vitest';
import { broadcastByCaravan } from '../bench/caravan.ts';

const CARRIERS = 120;

/** `npm run bench` does the same with 900 carriers, and measures the time. */
it('design 2.6: a broadcast to 120 carriers, with 429s, lost answers and a kill -9: all have it, none twice but those on record', async () => {
  const outcome = await broadcastByCaravan(
    CARRIERS,
    {
      ...{ seed: 7, latencyMs: 100, held: 0.05, heldSeconds: 1, dropped: 0.02 },
      ...{ pausesAfter: [30], pauseSeconds: 1 },
    },
    CARRIERS / 2,
  );
  expect(outcome.lost).toBe(0);
  expect(outcome.unlisted).toBe(0);
  expect(outcome.pauses).toBe(1);
  expect(outcome.refused).toBeGreaterThan(0);
  expect(outcome.answers.every(Number.isFinite)).toBe(true);
}, 120_000);
