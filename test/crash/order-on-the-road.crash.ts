import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { chapters } from './order-plays.ts';

it(
  'from a request to the unloading, bots may die at every point',
  async () => {
    await dieAtEveryPoint(chapters('asked', 'booked', 'driven'), 450);
  },
  LIMIT_MS,
);
