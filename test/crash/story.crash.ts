import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { story } from './plays.ts';

it(
  'from the taking on of a client to its request, bots may die at every point',
  async () => {
    await dieAtEveryPoint(story, 300);
  },
  LIMIT_MS,
);
