import type { Job } from './job.ts';

/** Works on what arrived and was left undone by a crash. */
export function arrivalsJob(door: { catchUp(): Promise<void> }): Job {
  return { name: 'arrivals', every: '10 seconds', run: () => door.catchUp() };
}
