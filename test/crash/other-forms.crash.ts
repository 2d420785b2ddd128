import { it } from 'vitest';
import { dieAtEveryPoint, LIMIT_MS } from './every-point.ts';
import { otherForms } from './more-plays.ts';

it(
  'in letters and in all other forms and stages, bots may die at every point',
  async () => {
    await dieAtEveryPoint(otherForms, 400);
  },
  LIMIT_MS,
);
