import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { chapter } from './order-plays.ts';

it(
  'from a request to the written order, bots may die at every point',
  async () => {
    await dieAtEveryPoint(chapter('asked'), 150);
  },
  LIMIT_MS,
);
