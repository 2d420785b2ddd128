import { Int32, Long } from 'bson';
import { encode } from '../bson/codec.ts';
import { notSupported, ServerError } from '../errors.ts';
import { evaluate } from '../query/match.ts';
import { parseFilter } from '../query/parse.ts';
import { cursorReply } from '../wire/cursor-reply.ts';
import { OK } from '../wire/message.ts';
import { type Command, documentField, flag, namespaceOf } from './context.ts';

export const create: Command = {
  // A capped or time series collection, a view or a validator is refused as an unknown field.
  fields: ['autoIndexId', 'idIndex', 'capped'],
  handle: async (context) => {
    const { store, body } = context;
    if (flag(body, 'capped')) throw notSupported('A capped collection');
    const ns = namespaceOf(context);
    await store.writer.submit(() => {
      if (store.catalog.get(ns)) throw new ServerError('NamespaceExists', `Collection ${ns} already exists.`);
      store.catalog.ensure(ns);
    });
    return { ok: OK };
  },
};

export const drop: Command = {
  fields: [],
  handle: async (context) => {
    const { store } = context;
    const ns = namespaceOf(context);
    const indexes = await store.writer.submit(() => {
      const collection = store.catalog.get(ns);
      if (collection) store.dropCollection(collection);
      return collection?.indexes.length;
    });
    store.purge();
    return indexes === undefined ? { ok: OK } : { nIndexesWas: new Int32(indexes), ns, ok: OK };
  },
};

export const dropDatabase: Command = {
  fields: [],
  handle: async ({ store, database }) => {
    await store.writer.submit(() => {
      for (const collection of store.catalog.list(database)) store.dropCollection(collection);
    });
    store.purge();
    return { dropped: database, ok: OK };
  },
};

export const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  handle: ({ store, database, body }) => {
    const filter = parseFilter(documentField(body, 'filter') ?? {});
    const described = store.catalog.list(database).map(({ ns }) => ({
      name: ns.slice(database.length + 1),
      type: 'collection',
      options: {},
      info: { readOnly: false },
      idIndex: { v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' },
    }));
    const wanted = described.filter((item) => evaluate(filter, item));
    return cursorReply('firstBatch', wanted.map(encode), 0, `${database}.$cmd.listCollections`);
  },
};

export const listDatabases: Command = {
  fields: ['nameOnly', 'filter', 'authorizedDatabases'],
  handle: ({ store, body }) => {
    if (documentField(body, 'filter')) throw notSupported('The filter of listDatabases');
    const names = new Set(store.catalog.list().map(({ ns }) => ns.slice(0, ns.indexOf('.'))));
    const databases = [...names].map((name) => ({ name, sizeOnDisk: Long.ZERO, empty: false }));
    return { databases, totalSize: Long.ZERO, ok: OK };
  },
};
