import { type Document, Int32 } from 'bson';
import { ServerError } from '../errors.ts';
import { type Projection, parseProjection } from '../query/projection.ts';
import type { Store } from '../store/store.ts';
import { OK } from '../wire/message.ts';
import {
  type Command,
  type Context,
  checkCollation,
  checkLet,
  documentField,
  flag,
  integerField,
  namespaceOf,
} from './context.ts';
import { TOO_LONG, tryWrite, type Write, writeSlowly } from './locate.ts';
import { insertUpsert, parseStatementUpdate, updateFound, writeQuery } from './modify.ts';

export const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'collation',
    'let',
    'bypassDocumentValidation',
  ],
  handle: async (context) => {
    const { store, body } = context;
    checkCollation(body);
    checkLet(body);
    const write = parseWrite(context, namespaceOf(context));
    const result = await store.writer.submit(() => tryWrite(store, write));
    if (result !== TOO_LONG) return result;
    return writeSlowly(store, write, integerField(body, 'maxTimeMS') ?? 0);
  },
};

function parseWrite(context: Context, ns: string): Write<Document> {
  const { store, body } = context;
  const projection = parseProjection(documentField(body, 'fields') ?? {});
  const common = { query: writeQuery(body, 'query', 1), collection: () => store.catalog.get(ns) };
  if (flag(body, 'remove')) {
    if (body.update !== undefined || flag(body, 'upsert') || flag(body, 'new')) {
      throw new ServerError(
        'FailedToParse',
        "Cannot specify 'update', 'upsert' or 'new' together with remove=true",
      );
    }
    return { ...common, apply: removal(store, projection) };
  }
  if (body.update === undefined) {
    throw new ServerError('FailedToParse', 'Either an update or remove=true must be specified');
  }
  return { ...common, apply: modification(context, ns, common.query, projection) };
}

function removal(store: Store, projection: Projection | undefined): Write<Document>['apply'] {
  return (collection, [found]) => {
    if (!collection || !found) return answer(undefined, { n: new Int32(0) });
    store.records.remove(collection, found.record, found.document);
    return answer(project(found.document, projection), { n: new Int32(1) });
  };
}

function modification(
  { store, body }: Context,
  ns: string,
  query: Write<Document>['query'],
  projection: Projection | undefined,
): Write<Document>['apply'] {
  const update = parseStatementUpdate(body.update, body.arrayFilters);
  const wantsNew = flag(body, 'new');
  const upsert = flag(body, 'upsert');
  return (collection, [found]) => {
    if (collection && found) {
      const { before, after } = updateFound(store, collection, found, query, update);
      const shown = project(wantsNew ? after : before, projection);
      return answer(shown, { n: new Int32(1), updatedExisting: true });
    }
    if (!upsert) return answer(undefined, { n: new Int32(0), updatedExisting: false });
    const document = insertUpsert(store, ns, query, update);
    const shown = wantsNew ? project(document, projection) : undefined;
    return answer(shown, { n: new Int32(1), updatedExisting: false, upserted: document._id });
  };
}

function project(document: Document, projection: Projection | undefined): Document {
  return projection ? projection(document) : document;
}

function answer(value: Document | undefined, lastErrorObject: Document): Document {
  return { lastErrorObject, value: value ?? null, ok: OK };
}
