import type { Caravan } from '../core/caravan.ts';
import type { Job } from './job.ts';

/** Climbs the ladders of obligations that are due. */
export function sweepJob({ sweep }: Pick<Caravan, 'sweep'>): Job {
  return {
    name: 'sweep',
    every: '5 seconds',
    run: async () => {
      await sweep.run();
    },
  };
}
