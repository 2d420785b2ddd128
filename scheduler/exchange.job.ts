import type { Caravan } from '../core/caravan.ts';
import type { Job } from './job.ts';

/** Posts loads on the freight exchange, hears what is offered for them and takes them off. */
export function exchangeJob({ postings }: Pick<Caravan, 'postings'>): Job {
  return { name: 'exchange', every: '1 minute', run: () => postings.run() };
}
