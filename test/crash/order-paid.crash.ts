import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { chapter } from './order-plays.ts';

it(
  'from the payments to the closed order, bots may die at every point',
  async () => {
    await dieAtEveryPoint(chapter('paid'), 250);
  },
  LIMIT_MS,
);
