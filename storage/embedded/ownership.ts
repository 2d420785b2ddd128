import { connect } from 'node:net';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';
import { type Environment, writeNow } from './store/environment.ts';

/** Another process serves this data directory; connect to its uri instead of starting a second engine. */
export class EngineBusy extends Error {
  /** Connection string of the running engine. */
  readonly uri: string;

  constructor(uri: string) {
    super(`The data directory is already served by a running engine at ${uri}`);
    this.name = 'EngineBusy';
    this.uri = uri;
  }
}

/** Who serves the data directory, as written in the store. */
interface Owner extends ProcessIdentity {
  readonly socket: string;
  readonly uri: string;
}

const KEY = Buffer.from('owner');

/**
 * Makes this process the only one that serves the directory. The claim is made in a write transaction, which LMDB
 * serialises between processes, so of two starting at once one wins. The claim of a dead process is taken over.
 * @throws EngineBusy
 */
export async function claim(env: Environment, socket: string, uri: string): Promise<void> {
  const mine = Buffer.from(JSON.stringify({ ...ownIdentity(), socket, uri }));
  for (;;) {
    const seen = env.meta.get(KEY);
    const owner = seen && parse(seen);
    if (owner && (isRunning(owner) || (await answers(owner.socket)))) throw new EngineBusy(owner.uri);
    const won = env.root.transactionSync(() => {
      const current = env.meta.get(KEY);
      if (current?.toString() !== seen?.toString()) return false;
      env.meta.put(KEY, mine);
      return true;
    });
    if (won) return;
  }
}

/** Gives the directory free. */
export function release(env: Environment): void {
  writeNow(env, () => {
    void env.meta.remove(KEY);
  });
}

function parse(stored: Buffer): Owner {
  return JSON.parse(stored.toString()) as Owner;
}

/** Whether somebody listens on a socket; also true for a process in another container that sees the same directory. */
export function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
