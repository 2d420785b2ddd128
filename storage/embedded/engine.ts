import { chmodSync, mkdirSync } from 'node:fs';
import { createAnswer } from './commands/index.ts';
import { answers, claim, EngineBusy, release } from './ownership.ts';
import { announce, announcedUri, prepareSocket, socketPath, uriOf, withdraw } from './socket-path.ts';
import { openEnvironment } from './store/environment.ts';
import { startExpiry } from './store/expiry.ts';
import { checkFormat } from './store/format.ts';
import { Store } from './store/store.ts';
import { listen } from './wire/server.ts';

export interface EngineOptions {
  /** Folder of the data; created when missing. */
  readonly dir: string;
  /** Told about what no client can be told: broken connections, unexpected errors. */
  readonly log?: (message: string) => void;
}

export interface Engine {
  /** Connection string, with the database `caravan`; for mongoose, the driver and agenda alike. */
  readonly uri: string;
  /** Finishes accepted writes and gives the directory free. */
  close(): Promise<void>;
}

/**
 * Starts the embedded database on a data directory.
 * @throws EngineBusy when a live process serves the directory already; Error when its format is unknown
 */
export async function startEngine({ dir, log = () => undefined }: EngineOptions): Promise<Engine> {
  if (process.platform === 'win32') {
    throw new Error('The embedded engine needs Unix sockets: on Windows set MONGODB_URI to a MongoDB server');
  }
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const socket = socketPath(dir);
  const uri = uriOf(socket);
  if (announcedUri(dir) === uri && (await answers(socket))) throw new EngineBusy(uri);
  const env = openEnvironment(dir);
  try {
    checkFormat(env);
    await claim(env, socket, uri);
  } catch (error) {
    await env.root.close();
    throw error;
  }
  prepareSocket(socket);
  const store = new Store(env);
  await store.recover();
  const server = await listen(socket, createAnswer(store), log);
  chmodSync(socket, 0o600);
  announce(dir, uri);
  const expiry = startExpiry(store, log);
  let closing: Promise<void> | undefined;
  const shutDown = async () => {
    await expiry.stop();
    await server.close();
    await store.settle();
    withdraw(dir, socket);
    release(env);
    await store.close();
  };
  return {
    uri,
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}

/** The uri of the engine that serves a data directory now; undefined when none does. */
export async function findEngine(dir: string): Promise<string | undefined> {
  const uri = announcedUri(dir);
  return uri !== undefined && (await answers(socketPath(dir))) ? uri : undefined;
}
