import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Longest socket path every supported system takes (macOS: 104 bytes with the final zero). */
const LONGEST = 103;

const FILE = 'engine.json';

/** Where the engine of a data directory listens: a private folder in it, or under the system's temporary folder. */
export function socketPath(dir: string): string {
  const inside = join(resolve(dir), 'run', 'engine.sock');
  if (Buffer.byteLength(inside) <= LONGEST) return inside;
  const id = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 16);
  return join(tmpdir(), `caravan-${id}`, 'engine.sock');
}

/** Connection string of a socket, usable by mongoose and the driver as it is. */
export function uriOf(socket: string): string {
  return `mongodb://${encodeURIComponent(socket)}/caravan?directConnection=true`;
}

/** Creates the private folder of the socket and removes a socket that a dead process left there. */
export function prepareSocket(socket: string): void {
  const folder = join(socket, '..');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = statSync(folder);
  if (process.getuid && uid !== process.getuid()) {
    throw new Error(`The folder ${folder} belongs to another user: the engine cannot listen there`);
  }
  chmodSync(folder, 0o700);
  rmSync(socket, { force: true });
}

/** Writes down where the engine listens, so that tools find it in the data directory. */
export function announce(dir: string, uri: string): void {
  const temporary = join(dir, `${FILE}.${process.pid}`);
  writeFileSync(temporary, `${JSON.stringify({ uri, pid: process.pid })}\n`, { mode: 0o600 });
  renameSync(temporary, join(dir, FILE));
}

/** Removes what `announce` wrote, and the socket. */
export function withdraw(dir: string, socket: string): void {
  rmSync(join(dir, FILE), { force: true });
  rmSync(socket, { force: true });
}

/** The uri last announced in a data directory, if any; its engine may have died since. */
export function announcedUri(dir: string): string | undefined {
  try {
    const { uri } = JSON.parse(readFileSync(join(dir, FILE), 'utf8')) as { uri?: unknown };
    return typeof uri === 'string' ? uri : undefined;
  } catch {
    return undefined;
  }
}
