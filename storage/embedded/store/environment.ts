import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, open, type RootDatabase, type Transaction } from 'lmdb';
import { afterPrefix } from '../bson/bytes.ts';
import { MAX_KEY_BYTES } from './keys.ts';

/** A half-open range of keys. */
export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
}

/** The LMDB environment of one data directory. Every value is raw bytes; every key is raw bytes. */
export interface Environment {
  /** Folder of the store. */
  readonly path: string;
  readonly root: RootDatabase<Buffer, Buffer>;
  /** Owner, format version. */
  readonly meta: Database<Buffer, Buffer>;
  /** Descriptions of collections and indexes, by name. */
  readonly catalog: Database<Buffer, Buffer>;
  /** Documents, by collection number and record id. */
  readonly records: Database<Buffer, Buffer>;
  /** Index entries; the key says it all. */
  readonly entries: Database<Buffer, Buffer>;
}

/** Opens (and on first use creates) the environment in the folder `store` of a data directory. */
export function openEnvironment(dir: string): Environment {
  const path = join(dir, 'store');
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const raw = { keyEncoding: 'binary', encoding: 'binary' } as const;
  const root = open<Buffer, Buffer>({
    path,
    ...raw,
    maxDbs: 8,
    maxReaders: 1024,
    // The default resolves writes at commit, before they are flushed to the disk.
    overlappingSync: false,
    // With it, a failed commit rejects a promise that nobody can catch.
    eventTurnBatching: false,
  });
  return {
    path,
    root,
    meta: root.openDB('meta', raw),
    catalog: root.openDB('catalog', raw),
    records: root.openDB('records', raw),
    entries: root.openDB('entries', raw),
  };
}

/**
 * Runs writes in a transaction of their own and waits for them. The body must not give its last write back: lmdb takes
 * the promise for a transaction that is still going on.
 */
export function writeNow(env: Environment, body: () => void): void {
  env.root.transactionSync(() => {
    body();
  });
}

/**
 * Reads keys of a range in either direction, a limited number at a time.
 * @param after resume beyond this key (in the direction of reading)
 */
export function readKeys(
  database: Database<Buffer, Buffer>,
  range: KeyRange,
  reverse: boolean,
  after: Buffer | undefined,
  limit: number,
  transaction: Transaction | undefined,
): Buffer[] {
  const snapshot = transaction ? { transaction } : {};
  const first = clampStart(range.start);
  const end = clampEnd(range.end);
  if (!reverse) {
    const from = after ? { start: after, exclusiveStart: true } : { start: first };
    return [...database.getKeys({ ...from, end, limit, ...snapshot })];
  }
  // Reverse reading goes down from an exclusive start to an inclusive end.
  return [
    ...database.getKeys({
      start: after ?? end,
      exclusiveStart: true,
      end: first,
      inclusiveEnd: true,
      reverse: true,
      limit,
      ...snapshot,
    }),
  ];
}

/** No stored key is longer than LMDB allows, so a longer bound may be cut as long as the range only grows. */
function clampStart(key: Buffer): Buffer {
  return key.length > MAX_KEY_BYTES ? key.subarray(0, MAX_KEY_BYTES) : key;
}

function clampEnd(key: Buffer): Buffer {
  return key.length > MAX_KEY_BYTES ? afterPrefix(key.subarray(0, MAX_KEY_BYTES))! : key;
}
