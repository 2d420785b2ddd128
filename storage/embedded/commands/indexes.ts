import { type Document, Int32 } from 'bson';
import { afterPrefix } from '../bson/bytes.ts';
import { decode, encode } from '../bson/codec.ts';
import { equal } from '../bson/compare.ts';
import { isObject } from '../bson/types.ts';
import { ServerError } from '../errors.ts';
import type { Collection, Index, IndexSpec } from '../store/catalog.ts';
import { readKeys } from '../store/environment.ts';
import { numberPrefix, recordIdOf } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { cursorReply } from '../wire/cursor-reply.ts';
import { OK } from '../wire/message.ts';
import { type Command, listField, namespaceOf } from './context.ts';
import { alreadyThere, parseIndexSpec } from './index-spec.ts';

/** Builds under way, so that a second request for the same index waits for the first. */
const builds = new WeakMap<Index, Promise<void>>();

export const createIndexes: Command = {
  fields: ['indexes', 'commitQuorum'],
  handle: async (context) => {
    const { store } = context;
    const ns = namespaceOf(context);
    const specs = listField(context, 'indexes').map((source) =>
      parseIndexSpec(Buffer.isBuffer(source) ? decode(source) : source),
    );
    const created = store.catalog.get(ns) === undefined;
    const before = store.catalog.get(ns)?.indexes.length ?? 1;
    for (const spec of specs) await createIndex(store, ns, spec);
    const after = store.catalog.get(ns)?.indexes.length ?? 0;
    return {
      numIndexesBefore: new Int32(before),
      numIndexesAfter: new Int32(after),
      createdCollectionAutomatically: created,
      ...(before === after ? { note: 'all indexes already exist' } : {}),
      ok: OK,
    };
  },
};

async function createIndex(store: Store, ns: string, spec: IndexSpec): Promise<void> {
  const { collection, index, fresh } = await store.writer.submit(() => {
    const collection = store.catalog.ensure(ns);
    const existing = isIdKey(spec)
      ? collection.indexes[0]
      : collection.indexes.find((i) => alreadyThere(i, spec));
    if (existing) return { collection, index: existing, fresh: false };
    return { collection, index: store.catalog.addIndex(collection, spec, false), fresh: true };
  });
  if (fresh) builds.set(index, build(store, collection, index));
  await builds.get(index);
}

function isIdKey({ key }: IndexSpec): boolean {
  return equal(key, { _id: new Int32(1) });
}

/** Documents added to an index in one transaction. */
const BATCH = 200;

async function build(store: Store, collection: Collection, index: Index): Promise<void> {
  try {
    let last: Buffer | undefined;
    do {
      last = await store.writer.submit(() => addBatch(store, collection, index, last));
    } while (last);
  } catch (error) {
    await store.writer.submit(() => {
      if (!collection.dropped) store.dropIndex(collection, index);
    });
    store.purge();
    throw error;
  }
}

/** Adds the next documents; the last batch makes the index ready. Gives the key to go on after. */
function addBatch(
  store: Store,
  collection: Collection,
  index: Index,
  after: Buffer | undefined,
): Buffer | undefined {
  if (collection.dropped || !collection.indexes.includes(index)) {
    throw new ServerError('IndexNotFound', `The index '${index.name}' was dropped while it was being built`);
  }
  const start = numberPrefix(collection.number);
  const range = { start, end: afterPrefix(start)! };
  const keys = readKeys(store.env.records, range, false, after, BATCH, undefined);
  for (const key of keys) {
    const record = recordIdOf(key);
    const bytes = store.records.read(collection, record)!;
    store.records.addToIndex(collection, index, record, decode(bytes));
  }
  if (keys.length === BATCH) return keys.at(-1);
  index.ready = true;
  store.catalog.save(collection);
  return undefined;
}

export const listIndexes: Command = {
  fields: ['cursor'],
  handle: (context) => {
    const ns = namespaceOf(context);
    const collection = context.store.catalog.get(ns);
    if (!collection) throw missing(ns);
    return cursorReply('firstBatch', collection.indexes.filter(({ ready }) => ready).map(describe), 0, ns);
  },
};

function describe(index: Index): Buffer {
  const description: Document = { v: new Int32(2), key: index.key, name: index.name };
  if (index.unique && index.name !== '_id_') description.unique = true;
  if (index.sparse) description.sparse = true;
  if (index.partialFilterExpression) description.partialFilterExpression = index.partialFilterExpression;
  if (index.expireAfterSeconds !== undefined)
    description.expireAfterSeconds = new Int32(index.expireAfterSeconds);
  return encode(description);
}

export const dropIndexes: Command = {
  fields: ['index'],
  handle: async (context) => {
    const { store, body } = context;
    const ns = namespaceOf(context);
    const before = await store.writer.submit(() => {
      const collection = store.catalog.get(ns);
      if (!collection) throw missing(ns);
      const count = collection.indexes.length;
      for (const index of chosen(collection, body.index)) store.dropIndex(collection, index);
      return count;
    });
    store.purge();
    return { nIndexesWas: new Int32(before), ok: OK };
  },
};

function chosen(collection: Collection, wanted: unknown): Index[] {
  if (wanted === '*') return collection.indexes.slice(1);
  const names: unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return names.map((name) => {
    const index = collection.indexes.find((candidate) =>
      isObject(name) ? equal(candidate.key, name) : candidate.name === name,
    );
    if (!index) throw new ServerError('IndexNotFound', `index not found with name [${String(name)}]`);
    if (index === collection.indexes[0]) throw new ServerError('InvalidOptions', 'cannot drop _id index');
    return index;
  });
}

function missing(ns: string): ServerError {
  return new ServerError('NamespaceNotFound', `ns does not exist: ${ns}`);
}
