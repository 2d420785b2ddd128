import type { Caravan } from '../core/caravan.ts';
import type { Job } from './job.ts';

/** Dispatches effects that a crash or a silent store left undone. */
export function catchUpJob({ dispatcher }: Pick<Caravan, 'dispatcher'>): Job {
  return { name: 'catch-up', every: '5 seconds', run: () => dispatcher.catchUp() };
}
