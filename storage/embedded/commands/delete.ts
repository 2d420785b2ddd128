import { type Document, Int32 } from 'bson';
import { ServerError } from '../errors.ts';
import type { Found } from '../plan/scan.ts';
import type { Collection } from '../store/catalog.ts';
import type { Store } from '../store/store.ts';
import { OK } from '../wire/message.ts';
import { type Command, type Context, checkLet, integerField, namespaceOf } from './context.ts';
import { again, collect, tryWrite, type Write, writeSlowly } from './locate.ts';
import { writeQuery } from './modify.ts';
import { Pacer } from './pacer.ts';
import { checkStatement, runStatements, type Statement, succeeded, writeErrors } from './statements.ts';

const STATEMENT_FIELDS = new Set(['q', 'limit', 'hint', 'collation']);

/** The `delete` command. */
export const remove: Command = {
  fields: ['deletes', 'ordered', 'let'],
  handle: async (context) => {
    checkLet(context.body);
    const ns = namespaceOf(context);
    const results = await runStatements(context, 'deletes', (statement) =>
      parseStatement(context, ns, statement),
    );
    const removed = succeeded(results).reduce((sum, { value }) => sum + value, 0);
    return { n: new Int32(removed), ...writeErrors(results), ok: OK };
  },
};

function parseStatement({ store, body }: Context, ns: string, statement: Document): Statement<number> {
  checkStatement(statement, STATEMENT_FIELDS, 'a delete');
  const limit = integerField(statement, 'limit');
  if (limit !== 0 && limit !== 1) {
    throw new ServerError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  }
  const write: Write<number> = {
    query: writeQuery(statement, 'q', limit),
    collection: () => store.catalog.get(ns),
    apply: (collection, found) => (collection ? removeAll(store, collection, found) : 0),
  };
  const maxTimeMs = integerField(body, 'maxTimeMS') ?? 0;
  return {
    quickly: () => tryWrite(store, write),
    slowly: () => (limit === 1 ? writeSlowly(store, write, maxTimeMs) : removeMany(store, write, maxTimeMs)),
  };
}

function removeAll(store: Store, collection: Collection, found: readonly Found[]): number {
  for (const { record, document } of found) store.records.remove(collection, record, document);
  return found.length;
}

/** Documents removed in one transaction by a large delete. */
const BATCH = 50;

async function removeMany(store: Store, write: Write<number>, maxTimeMs: number): Promise<number> {
  const collection = write.collection();
  if (!collection) return 0;
  const records = await collect(store, collection, write.query, new Pacer(maxTimeMs));
  let removed = 0;
  for (let at = 0; at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH);
    removed += await store.writer.submit(() => {
      const found = batch.map((record) => again(store, collection, record, write.query));
      return removeAll(
        store,
        collection,
        found.filter((item) => item !== undefined),
      );
    });
  }
  return removed;
}
