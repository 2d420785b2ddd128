import type { Caravan } from '../core/caravan.ts';
import type { Job } from './job.ts';

/** Tells what was held back for those who like to hear of it at set hours. */
export function digestJob({ digests }: Pick<Caravan, 'digests'>): Job {
  return {
    name: 'digest',
    every: '30 seconds',
    run: async () => {
      await digests.run();
    },
  };
}
