import { type Document, Int32, Long } from 'bson';
import { afterPrefix } from '../bson/bytes.ts';
import { encodeValue } from '../bson/key.ts';
import { ServerError } from '../errors.ts';
import { search } from '../plan/scan.ts';
import { parseFilter } from '../query/parse.ts';
import { splitPath, visitPath } from '../query/path.ts';
import { numberPrefix } from '../store/keys.ts';
import { OK } from '../wire/message.ts';
import {
  type Command,
  type Context,
  checkCollation,
  documentField,
  integerField,
  namespaceOf,
} from './context.ts';
import { Pacer } from './pacer.ts';

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  handle: async (context) => {
    const { store, body } = context;
    checkCollation(body);
    const filter = documentField(body, 'query') ?? {};
    const skip = integerField(body, 'skip') ?? 0;
    const limit = Math.abs(integerField(body, 'limit') ?? 0);
    if (skip < 0) throw new ServerError('BadValue', "BSON field 'skip' value must be >= 0");
    const collection = store.catalog.get(namespaceOf(context));
    if (!collection) return { n: new Int32(0), ok: OK };
    if (Object.keys(filter).length === 0) {
      const start = numberPrefix(collection.number);
      const all = Math.max(0, store.env.records.getKeysCount({ start, end: afterPrefix(start)! }) - skip);
      return { n: whole(limit > 0 ? Math.min(limit, all) : all), ok: OK };
    }
    let n = 0;
    await eachFound(context, filter, { skip, limit }, () => n++);
    return { n: whole(n), ok: OK };
  },
};

function whole(n: number): Int32 | Long {
  return n <= 0x7fffffff ? new Int32(n) : Long.fromNumber(n);
}

export const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  handle: async (context) => {
    const { body } = context;
    checkCollation(body);
    const key: unknown = body.key;
    if (typeof key !== 'string' || key === '')
      throw new ServerError('TypeMismatch', "BSON field 'distinct.key' must be a string");
    const parts = splitPath(key);
    const values = new Map<string, unknown>();
    await eachFound(context, documentField(body, 'query') ?? {}, { skip: 0, limit: 0 }, (document) => {
      visitPath(document, parts, true, (value) => {
        // The walk gives the elements of an array and then the array itself, which is no value of its own here.
        if (value !== undefined && !Array.isArray(value)) {
          const id = encodeValue(value).toString('latin1');
          if (!values.has(id)) values.set(id, value);
        }
        return false;
      });
    });
    return { values: [...values.values()], ok: OK };
  },
};

/** Runs over the documents of a filter on a snapshot, with pauses. */
async function eachFound(
  context: Context,
  filter: Document,
  window: { skip: number; limit: number },
  visit: (document: Document) => void,
): Promise<void> {
  const { store, body } = context;
  const collection = store.catalog.get(namespaceOf(context));
  if (!collection) return;
  const query = { filter: parseFilter(filter), sort: [], ...window, hint: body.hint };
  const pacer = new Pacer(integerField(body, 'maxTimeMS') ?? 0);
  const transaction = store.env.root.useReadTransaction();
  try {
    for (const item of search(store, collection, query, { transaction })) {
      if (item) visit(item.document);
      if (pacer.due()) await pacer.rest();
    }
  } finally {
    transaction.done();
  }
}
