import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Collection, type Db, type Document, MongoClient } from 'mongodb';
import { type Engine, startEngine } from './index.ts';
import { openEnvironment } from './store/environment.ts';
import { Store } from './store/store.ts';

/** An engine on a temporary directory with a connected client, for tests. */
export interface Rig {
  readonly dir: string;
  readonly engine: Engine;
  readonly client: MongoClient;
  readonly db: Db;
  /** A collection of no other test's. */
  fresh<Schema extends Document>(): Collection<Schema>;
  close(): Promise<void>;
}

export async function temporaryDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'caravan-engine-'));
}

/** A store on a temporary directory, without the engine before it. */
export async function openTemporaryStore(): Promise<{ store: Store; close(): Promise<void> }> {
  const dir = await temporaryDirectory();
  const store = new Store(openEnvironment(dir));
  const close = async () => {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { store, close };
}

export async function startRig(): Promise<Rig> {
  const dir = await temporaryDirectory();
  const engine = await startEngine({ dir });
  const client = await MongoClient.connect(engine.uri);
  let collections = 0;
  return {
    dir,
    engine,
    client,
    db: client.db(),
    fresh: () => client.db().collection(`fresh${collections++}`),
    close: async () => {
      await client.close();
      await engine.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
