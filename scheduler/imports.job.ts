import type { Caravan } from '../core/caravan.ts';
import type { Job } from './job.ts';

/** Carries imports on. */
export function importsJob({ imports }: Pick<Caravan, 'imports'>): Job {
  return { name: 'imports', every: '2 seconds', run: () => imports.run() };
}
