import type { Caravan } from '../core/caravan.ts';
import type { Job } from './job.ts';

/** Tells logisticians their day, each working morning. */
export function dayJob({ morning }: Pick<Caravan, 'morning'>): Job {
  return {
    name: 'day',
    every: '1 minute',
    run: async () => {
      await morning.run();
    },
  };
}
