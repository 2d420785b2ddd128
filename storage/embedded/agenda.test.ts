import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, type Job } from 'agenda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Rig, startRig } from './testing.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await startRig();
});
afterAll(async () => {
  await rig.close();
});

async function createAgenda(collection: string): Promise<Agenda> {
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: rig.db as never, collection }),
    processEvery: 20,
  });
  await agenda.ready;
  return agenda;
}

/** A promise with its key in the hand. */
function signal<T>(): { promise: Promise<T>; fire: (value: T) => void } {
  let fire: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    fire = resolve;
  });
  return { promise, fire };
}

describe('agenda', () => {
  it('runs scheduled and repeated jobs', async () => {
    const agenda = await createAgenda('jobs');
    const scheduled = signal<unknown>();
    const repeated = signal<number>();
    let runs = 0;
    agenda.define('remind', async (job: Job) => scheduled.fire(job.attrs.data));
    agenda.define('sweep', async () => {
      if (++runs === 2) repeated.fire(runs);
    });
    await agenda.start();
    await agenda.schedule(new Date(), 'remind', { order: 7 });
    await agenda.every('1 second', 'sweep');
    expect(await scheduled.promise).toEqual({ order: 7 });
    expect(await repeated.promise).toBe(2);
    expect(await rig.db.collection('jobs').countDocuments({ name: 'sweep' })).toBe(1);
    await agenda.stop();
  });

  it('runs a job once though two workers want it', async () => {
    const workers = [await createAgenda('shared'), await createAgenda('shared')];
    const done = signal<void>();
    const seen: unknown[] = [];
    for (const worker of workers) {
      worker.define('count', async (job: Job) => {
        seen.push((job.attrs.data as { i: number }).i);
        if (seen.length === 20) done.fire();
      });
    }
    for (let i = 0; i < 20; i++) await workers[0]!.now('count', { i });
    await Promise.all(workers.map((worker) => worker.start()));
    await done.promise;
    await Promise.all(workers.map((worker) => worker.stop()));
    expect([...new Set(seen)]).toHaveLength(20);
    expect(seen).toHaveLength(20);
  });
});
