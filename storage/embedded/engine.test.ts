import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineBusy, findEngine, startEngine } from './index.ts';
import { openEnvironment, writeNow } from './store/environment.ts';
import { temporaryDirectory } from './testing.ts';

let dir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dir = await temporaryDirectory();
});
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child, 'SIGKILL');
  await rm(dir, { recursive: true, force: true });
});

/** Starts the engine as a process of its own and waits until it is ready. */
async function serve(): Promise<{ child: ChildProcess; uri: string }> {
  const script = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout! })) {
    return { child, uri: (JSON.parse(line) as { uri: string }).uri };
  }
  throw new Error('The engine ended before it was ready');
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

async function withClient<T>(uri: string, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(uri);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

describe('the engine process', () => {
  it('loses no acknowledged write when it is killed', async () => {
    const acknowledged = new Map<number, number>();
    let next = 0;
    for (let round = 0; round < 4; round++) {
      const { child, uri } = await serve();
      const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 1000 });
      const orders = client.db().collection<{ _id: number; rev: number; name: string }>('orders');
      await orders.createIndex({ name: 1 }, { unique: true });
      const enough = 150 * (round + 1);
      let killed: Promise<void> | undefined;
      const writer = async () => {
        for (;;) {
          const id = next++;
          await orders.insertOne({ _id: id, rev: 0, name: `order ${id}` });
          acknowledged.set(id, 0);
          await orders.updateOne({ _id: id }, { $inc: { rev: 1 } });
          acknowledged.set(id, 1);
          if (acknowledged.size >= enough) killed ??= kill(child, 'SIGKILL');
        }
      };
      const endings = await Promise.allSettled(Array.from({ length: 8 }, writer));
      expect(endings.every(({ status }) => status === 'rejected')).toBe(true);
      await killed;
      await client.close();
    }
    const engine = await startEngine({ dir });
    await withClient(engine.uri, async (client) => {
      const orders = client.db().collection<{ _id: number; rev: number; name: string }>('orders');
      const stored = await orders.find().toArray();
      const byId = new Map(stored.map((order) => [order._id, order]));
      expect(acknowledged.size).toBeGreaterThanOrEqual(600);
      for (const [id, rev] of acknowledged) expect(byId.get(id)?.rev).toBeGreaterThanOrEqual(rev);
      // Every stored document is found through both indexes, and nothing else is.
      for (const { _id, name } of stored) expect(await orders.findOne({ name })).toMatchObject({ _id });
      expect(
        await orders
          .find({ name: { $gte: '' } })
          .hint({ name: 1 })
          .toArray(),
      ).toHaveLength(stored.length);
    });
    await engine.close();
  }, 60_000);

  it('tells a second process who serves the directory, and is found there', async () => {
    expect(await findEngine(dir)).toBeUndefined();
    const { child, uri } = await serve();
    await expect(startEngine({ dir })).rejects.toSatisfy(
      (error) => error instanceof EngineBusy && error.uri === uri,
    );
    expect(await findEngine(dir)).toBe(uri);
    await withClient(uri, (client) => client.db().command({ ping: 1 }));
    await kill(child, 'SIGTERM');
    expect(await findEngine(dir)).toBeUndefined();
  });

  it('takes over from a killed process at once', async () => {
    const { child } = await serve();
    await kill(child, 'SIGKILL');
    expect(await findEngine(dir)).toBeUndefined();
    const engine = await startEngine({ dir });
    await engine.close();
  });

  it('lets one of several starting at the same time win', async () => {
    const starts = await Promise.allSettled([serve(), serve(), serve()]);
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('startEngine', () => {
  it('keeps data, indexes and numeric types over a restart', async () => {
    let engine = await startEngine({ dir });
    await withClient(engine.uri, async (client) => {
      const carriers = client.db().collection('carriers');
      await carriers.createIndex(
        { inn: 1 },
        { unique: true, partialFilterExpression: { inn: { $exists: true } } },
      );
      await carriers.insertMany([{ inn: '77', tags: ['a', 'b'] }, {}, {}]);
    });
    await engine.close();
    engine = await startEngine({ dir });
    await withClient(engine.uri, async (client) => {
      const carriers = client.db().collection('carriers');
      expect(await carriers.indexes()).toMatchObject([{ name: '_id_' }, { name: 'inn_1', unique: true }]);
      await expect(carriers.insertOne({ inn: '77' })).rejects.toMatchObject({ code: 11000 });
      expect(await carriers.countDocuments({ tags: 'b' })).toBe(1);
    });
    await engine.close();
  });

  it('refuses a second engine in the same process', async () => {
    const engine = await startEngine({ dir });
    await expect(startEngine({ dir })).rejects.toBeInstanceOf(EngineBusy);
    await engine.close();
  });

  it('listens where only the owner can reach it', async () => {
    const engine = await startEngine({ dir });
    expect((await stat(join(dir, 'run'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, 'run', 'engine.sock'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dir, 'store'))).mode & 0o077).toBe(0);
    await engine.close();
    expect(await readdir(join(dir, 'run'))).toEqual([]);
  });

  it('finds another place for the socket when the path is too long', async () => {
    const deep = join(dir, 'x'.repeat(60), 'y'.repeat(60));
    await mkdir(deep, { recursive: true });
    const engine = await startEngine({ dir: deep });
    await withClient(engine.uri, (client) => client.db().command({ ping: 1 }));
    expect(await findEngine(deep)).toBe(engine.uri);
    await engine.close();
  });

  it('refuses a store of an unknown format', async () => {
    await (await startEngine({ dir })).close();
    const env = openEnvironment(dir);
    writeNow(env, () => env.meta.put(Buffer.from('format'), Buffer.from('caravan-embedded/99')));
    await env.root.close();
    await expect(startEngine({ dir })).rejects.toThrow(/format 'caravan-embedded\/99'.*caravan-embedded\/1/);
  });

  it('answers a connection string with the database caravan', async () => {
    const engine = await startEngine({ dir });
    await withClient(engine.uri, async (client) => expect(client.db().databaseName).toBe('caravan'));
    await engine.close();
  });
});
