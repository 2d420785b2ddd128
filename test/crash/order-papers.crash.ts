import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { chapter } from './order-plays.ts';

it(
  'from the consignment note to the carrier’s bill, bots may die at every point',
  async () => {
    await dieAtEveryPoint(chapter('papersGathered'), 250);
  },
  LIMIT_MS,
);
