import { type Document, Int32 } from 'bson';
import { ServerError } from '../errors.ts';
import type { Found, Query } from '../plan/scan.ts';
import type { Store } from '../store/store.ts';
import type { Update } from '../update/update.ts';
import { OK } from '../wire/message.ts';
import { type Command, type Context, checkLet, flag, integerField, namespaceOf } from './context.ts';
import { again, collect, TOO_LONG, tryWrite, type Write, writeSlowly } from './locate.ts';
import { insertUpsert, parseStatementUpdate, updateFound, writeQuery } from './modify.ts';
import { Pacer } from './pacer.ts';
import { checkStatement, runStatements, type Statement, succeeded, writeErrors } from './statements.ts';

interface Outcome {
  readonly matched: number;
  readonly modified: number;
  readonly upserted?: unknown;
}

const STATEMENT_FIELDS = new Set(['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort']);

export const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  handle: async (context) => {
    checkLet(context.body);
    const ns = namespaceOf(context);
    const results = await runStatements(context, 'updates', (statement) =>
      parseStatement(context, ns, statement),
    );
    const outcomes = succeeded(results);
    const upserted = outcomes.flatMap(({ index, value }) =>
      value.upserted === undefined ? [] : [{ index: new Int32(index), _id: value.upserted }],
    );
    return {
      n: new Int32(outcomes.reduce((sum, { value }) => sum + value.matched, 0) + upserted.length),
      nModified: new Int32(outcomes.reduce((sum, { value }) => sum + value.modified, 0)),
      ...(upserted.length > 0 ? { upserted } : {}),
      ...writeErrors(results),
      ok: OK,
    };
  },
};

function parseStatement({ store, body }: Context, ns: string, statement: Document): Statement<Outcome> {
  checkStatement(statement, STATEMENT_FIELDS, 'an update');
  const multi = flag(statement, 'multi');
  const query = writeQuery(statement, 'q', multi ? 0 : 1);
  const update = parseStatementUpdate(statement.u, statement.arrayFilters);
  if (multi && update.kind === 'replacement') {
    throw new ServerError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  if (multi && query.sort.length > 0) {
    throw new ServerError('FailedToParse', 'Cannot specify sort with multi=true');
  }
  const write = updateWrite(store, ns, query, update, flag(statement, 'upsert'));
  const maxTimeMs = integerField(body, 'maxTimeMS') ?? 0;
  return {
    quickly: () => tryWrite(store, write),
    slowly: () =>
      multi ? updateMany(store, write, update, maxTimeMs) : writeSlowly(store, write, maxTimeMs),
  };
}

function updateWrite(
  store: Store,
  ns: string,
  query: Query,
  update: Update,
  upsert: boolean,
): Write<Outcome> {
  return {
    query,
    collection: () => store.catalog.get(ns),
    apply: (collection, found) => {
      if (collection && found.length > 0) {
        const changes = found.map((item) => updateFound(store, collection, item, query, update));
        return { matched: found.length, modified: changes.filter(({ modified }) => modified).length };
      }
      if (!upsert) return { matched: 0, modified: 0 };
      return { matched: 0, modified: 0, upserted: insertUpsert(store, ns, query, update)._id };
    },
  };
}

/** Documents changed in one transaction by a large update. */
const BATCH = 50;

/** Updates many documents a few at a time; each is tested again when its turn comes. */
async function updateMany(
  store: Store,
  write: Write<Outcome>,
  update: Update,
  maxTimeMs: number,
): Promise<Outcome> {
  const collection = write.collection();
  const records = collection ? await collect(store, collection, write.query, new Pacer(maxTimeMs)) : [];
  let matched = 0;
  let modified = 0;
  for (let at = 0; collection && at < records.length; at += BATCH) {
    const batch = records.slice(at, at + BATCH);
    const changes = await store.writer.submit(() =>
      batch
        .map((record) => again(store, collection, record, write.query))
        .filter((item): item is Found => item !== undefined)
        .map((item) => updateFound(store, collection, item, write.query, update)),
    );
    matched += changes.length;
    modified += changes.filter((change) => change.modified).length;
  }
  if (matched > 0) return { matched, modified };
  // Nothing was found: decide about the upsert where no other write can come between.
  const result = await store.writer.submit(() => tryWrite(store, write, Number.POSITIVE_INFINITY));
  if (result === TOO_LONG) throw new Error('A search without a budget ended early');
  return result;
}
