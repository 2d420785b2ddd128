import type { Document } from 'bson';
import { decode } from '../bson/codec.ts';
import { type Found, type Query, search, type View } from '../plan/scan.ts';
import { evaluate } from '../query/match.ts';
import type { Collection } from '../store/catalog.ts';
import type { Store } from '../store/store.ts';
import { Pacer } from './pacer.ts';

/** Documents examined at most inside a write transaction before the search moves out of it. */
const BUDGET = 400;

/** After so many overtaken searches outside, the next one is done inside, however long it takes. */
const ATTEMPTS = 3;

/** The search has examined too many documents to go on inside a write transaction. */
export const TOO_LONG: unique symbol = Symbol('too long');

/**
 * Finds what a write is to change and changes it, so that no other write comes between. A short search runs inside
 * the write transaction. A long one runs outside on a snapshot, with pauses, and what it found is tested again.
 */
export interface Write<T> {
  readonly query: Query;
  readonly collection: () => Collection | undefined;
  /** Changes the documents found (at most one when the query is limited to one). Runs inside the transaction. */
  readonly apply: (collection: Collection | undefined, found: readonly Found[]) => T;
}

/** Tries a write inside the current write transaction; TOO_LONG when it must be done by `writeSlowly`. */
export function tryWrite<T>(store: Store, write: Write<T>, budget: number = BUDGET): T | typeof TOO_LONG {
  const collection = write.collection();
  if (!collection) return write.apply(undefined, []);
  const found: Found[] = [];
  let examined = 0;
  for (const item of search(store, collection, write.query, { transaction: undefined })) {
    if (++examined > budget) return TOO_LONG;
    if (item) found.push(item);
  }
  return write.apply(collection, found);
}

/** Does a write for one document after a long search outside of the transaction. */
export async function writeSlowly<T>(store: Store, write: Write<T>, maxTimeMs: number): Promise<T> {
  const pacer = new Pacer(maxTimeMs);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    // An empty write makes sure that the snapshot holds every change counted so far.
    const collection = await store.writer.submit(write.collection);
    if (!collection) break;
    const changes = collection.changes;
    const [candidate] = await collect(store, collection, write.query, pacer);
    const result = await store.writer.submit(() => {
      const found = candidate && again(store, collection, candidate, write.query);
      if (!found && collection.changes !== changes) return TOO_LONG;
      return write.apply(collection, found ? [found] : []);
    });
    if (result !== TOO_LONG) return result;
  }
  const result = await store.writer.submit(() => tryWrite(store, write, Number.POSITIVE_INFINITY));
  return result as T;
}

/** All documents of a query as a snapshot has them; only their record numbers are kept. */
export async function collect(
  store: Store,
  collection: Collection,
  query: Query,
  pacer: Pacer,
): Promise<number[]> {
  const transaction = store.env.root.useReadTransaction();
  const view: View = { transaction };
  const records: number[] = [];
  try {
    for (const item of search(store, collection, query, view)) {
      if (item) records.push(item.record);
      if (pacer.due()) await pacer.rest();
    }
  } finally {
    transaction.done();
  }
  return records;
}

/** Reads a document found before, if it still matches. Runs inside a write transaction. */
export function again(store: Store, collection: Collection, record: number, query: Query): Found | undefined {
  if (collection.dropped) return undefined;
  const bytes = store.records.read(collection, record);
  if (!bytes) return undefined;
  const document: Document = decode(bytes);
  return evaluate(query.filter, document) ? { record, bytes, document } : undefined;
}
