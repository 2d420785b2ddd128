import type { Document } from 'bson';
import { decode, encode } from '../bson/codec.ts';
import { isObject } from '../bson/types.ts';
import { ServerError } from '../errors.ts';
import type { Found, Query } from '../plan/scan.ts';
import { evaluate, type Positions } from '../query/match.ts';
import { parseFilter } from '../query/parse.ts';
import { parseSort } from '../query/sort.ts';
import type { Collection } from '../store/catalog.ts';
import type { Store } from '../store/store.ts';
import { parseArrayFilters } from '../update/positions.ts';
import { applyUpdate, differs, parseUpdate, type Update } from '../update/update.ts';
import { upsertDocument } from '../update/upsert.ts';
import { documentField } from './context.ts';
import { checkStorable } from './prepare.ts';

/** What became of one document. */
export interface Changed {
  readonly before: Document;
  readonly after: Document;
  readonly modified: boolean;
}

/** The query of a write statement. @param limit 1 for single writes, 0 for all */
export function writeQuery(statement: Document, filterName: 'q' | 'query', limit: number): Query {
  return {
    filter: parseFilter(documentField(statement, filterName) ?? {}),
    sort: parseSort(documentField(statement, 'sort') ?? {}),
    skip: 0,
    limit,
    hint: statement.hint,
  };
}

/** The parsed update of a statement, with its array filters. */
export function parseStatementUpdate(update: unknown, arrayFilters: unknown): Update {
  const filters = arrayFilters ?? [];
  if (!Array.isArray(filters) || !filters.every(isObject)) {
    throw new ServerError('TypeMismatch', "BSON field 'arrayFilters' must be an array of objects");
  }
  return parseUpdate(update, parseArrayFilters(filters));
}

/** Updates one found document. Runs inside a write transaction. */
export function updateFound(
  store: Store,
  collection: Collection,
  found: Found,
  query: Query,
  update: Update,
): Changed {
  const positions: Positions = new Map();
  evaluate(query.filter, found.document, positions);
  // Updates change the decoded document in place; what it was is decoded once more.
  const before = decode(found.bytes);
  const after = applyUpdate(update, found.document, positions, { inserting: false, now: new Date() });
  const bytes = differs(found.bytes, after);
  if (bytes) {
    checkStorable(after);
    store.records.update(collection, found.record, before, after, bytes);
  }
  return { before, after, modified: bytes !== undefined };
}

/** Inserts the document of an upsert that found nothing. Runs inside a write transaction. */
export function insertUpsert(store: Store, ns: string, query: Query, update: Update): Document {
  const document = upsertDocument(query.filter, update, new Date());
  checkStorable(document);
  const bytes = encode(document);
  store.records.insert(store.catalog.ensure(ns), document, bytes);
  return document;
}
