import { afterPrefix } from '../bson/bytes.ts';
import { decode } from '../bson/codec.ts';
import { encodeTuple } from '../query/sort.ts';
import type { Collection, Index } from './catalog.ts';
import { type KeyRange, readKeys } from './environment.ts';
import { numberPrefix, recordIdOf } from './keys.ts';
import type { Store } from './store.ts';

/** How often expired documents are looked for, in milliseconds, as in MongoDB. */
const INTERVAL_MS = 60_000;

/** Documents removed in one transaction. */
const BATCH = 100;

/** Removes documents whose time is over, every minute. */
export function startExpiry(store: Store, log: (message: string) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = removeExpired(store, Date.now()).catch((error: unknown) =>
      log(`expiry failed: ${String(error)}`),
    );
  }, INTERVAL_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * Removes every document that a TTL index declares expired.
 * @param now milliseconds since 1970
 * @returns how many were removed
 */
export async function removeExpired(store: Store, now: number): Promise<number> {
  let removed = 0;
  for (const collection of store.catalog.list()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined || !index.ready) continue;
      const limit = new Date(now - index.expireAfterSeconds * 1000);
      let batch: number;
      do {
        batch = await store.writer.submit(() => removeBatch(store, collection, index, limit));
        removed += batch;
      } while (batch === BATCH);
    }
  }
  return removed;
}

function removeBatch(store: Store, collection: Collection, index: Index, limit: Date): number {
  if (collection.dropped || !collection.indexes.includes(index)) return 0;
  const keys = readKeys(store.env.entries, datesUpTo(index, limit), false, undefined, BATCH, undefined);
  const records = new Set(keys.map(recordIdOf));
  for (const record of records) {
    const bytes = store.records.read(collection, record);
    if (bytes) store.records.remove(collection, record, decode(bytes));
  }
  return keys.length;
}

/** Entries hold each date of an array; the earliest decides, as in MongoDB. */
function datesUpTo(index: Index, limit: Date): KeyRange {
  const prefix = numberPrefix(index.number);
  const { fields } = index;
  const key = (date: Date) => Buffer.concat([prefix, encodeTuple(fields, [date])]);
  const earliest = key(new Date(-8.64e15));
  const latest = key(limit);
  return fields[0]!.descending
    ? { start: latest, end: afterPrefix(earliest)! }
    : { start: earliest, end: afterPrefix(latest)! };
}
