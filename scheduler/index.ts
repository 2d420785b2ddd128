import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import type { Caravan } from '../core/caravan.ts';
import type { Courier } from '../core/messages/courier.ts';
import type { Log } from '../core/ports/index.ts';
import { arrivalsJob } from './arrivals.job.ts';
import { catchUpJob } from './catch-up.job.ts';
import { dayJob } from './day.job.ts';
import { digestJob } from './digest.job.ts';
import { exchangeJob } from './exchange.job.ts';
import { importsJob } from './imports.job.ts';
import type { Job } from './job.ts';
import { recoverJob } from './recover.job.ts';
import { sweepJob } from './sweep.job.ts';

export { Pump } from './pump.ts';

/** A job that takes longer is begun by another instance too. */
const LOCK_MS = 60_000;

/** All work that comes round. */
export function allJobs(
  caravan: Caravan,
  courier: Courier,
  doors: { catchUp(): Promise<void> }[] = [],
): Job[] {
  return [
    sweepJob(caravan),
    dayJob(caravan),
    digestJob(caravan),
    exchangeJob(caravan),
    catchUpJob(caravan),
    recoverJob(courier),
    importsJob(caravan),
    ...doors.map(arrivalsJob),
  ];
}

export interface Scheduler {
  stop(): Promise<void>;
}

/** Starts agenda on the given database connection; each job runs in one instance at a time. */
export async function startScheduler(
  jobs: Job[],
  mongo: Extract<ConstructorParameters<typeof MongoBackend>[0], { mongo: unknown }>['mongo'],
  log: Log,
): Promise<Scheduler> {
  const agenda = new Agenda({ backend: new MongoBackend({ mongo }), processEvery: '1 second' });
  agenda.on('error', (error: Error) => log.error({ error: error.name }, 'the scheduler has trouble'));
  agenda.on('fail', (error: Error, job: { attrs: { name: string } }) => {
    log.error({ job: job.attrs.name, error: error.name, message: error.message }, 'a job failed');
  });
  for (const job of jobs)
    agenda.define(job.name, () => job.run(), { lockLifetime: job.lockMs ?? LOCK_MS, concurrency: 1 });
  await agenda.start();
  for (const job of jobs) await agenda.every(job.every, job.name);
  return { stop: () => agenda.stop() };
}
