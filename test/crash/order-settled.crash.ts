import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { chapters } from './order-plays.ts';

it(
  'from the consignment note to the closed order, bots may die at every point',
  async () => {
    await dieAtEveryPoint(chapters('papersGathered', 'paid'), 350);
  },
  LIMIT_MS,
);
