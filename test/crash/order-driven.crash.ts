import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { chapter } from './order-plays.ts';

it(
  'from the loading to the unloading, bots may die at every point',
  async () => {
    await dieAtEveryPoint(chapter('driven'), 150);
  },
  LIMIT_MS,
);
