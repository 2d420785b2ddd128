import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { chapter } from './order-plays.ts';

it(
  'from the choice of a carrier to the agreed vehicle, bots may die at every point',
  async () => {
    await dieAtEveryPoint(chapter('booked'), 200);
  },
  LIMIT_MS,
);
