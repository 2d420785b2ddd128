import { it } from 'vitest';
import { wholeDeal } from './deal-plays.ts';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';

it(
  'from a deal’s request through its approval to its end, bots may die at every point',
  async () => {
    await dieAtEveryPoint(wholeDeal, 400);
  },
  LIMIT_MS,
);
