import type { Document } from 'bson';
import type { Transaction } from 'lmdb';
import { afterPrefix } from '../bson/bytes.ts';
import { decode } from '../bson/codec.ts';
import { ServerError } from '../errors.ts';
import { evaluate } from '../query/match.ts';
import { type KeyField, sortKey } from '../query/sort.ts';
import type { Collection, Index } from '../store/catalog.ts';
import { type KeyRange, readKeys } from '../store/environment.ts';
import { numberPrefix, recordIdOf } from '../store/keys.ts';
import type { Store } from '../store/store.ts';
import { choosePlan, type Plan, type Question } from './planner.ts';

/** A found document. */
export interface Found {
  readonly record: number;
  readonly bytes: Buffer;
  readonly document: Document;
}

/**
 * What a scan reads: a snapshot while a read command runs, or the current write transaction when undefined.
 * A cursor renews it for every batch.
 */
export interface View {
  transaction: Transaction | undefined;
}

/** A question with the window of results wanted. */
export interface Query extends Question {
  readonly skip: number;
}

/**
 * The documents of a query, in order. Between documents that do not match, `undefined` is given, so that whoever reads
 * can pause: a scan never holds the event loop or a storage cursor across a pause.
 */
export function* search(
  store: Store,
  collection: Collection,
  query: Query,
  view: View,
): Generator<Found | undefined> {
  const plan = choosePlan(store.env, collection, query);
  const sorted = query.sort.length === 0 || (plan.kind === 'index' && plan.sorted);
  const found = matches(store, collection, plan, query, view);
  const ordered = sorted ? found : inOrder(found, query.sort, query.limit > 0 ? query.skip + query.limit : 0);
  yield* inWindow(ordered, query.skip, query.limit);
}

function* inWindow(
  found: Iterable<Found | undefined>,
  skip: number,
  limit: number,
): Generator<Found | undefined> {
  let seen = 0;
  for (const item of found) {
    if (!item) {
      yield undefined;
      continue;
    }
    seen++;
    yield seen > skip ? item : undefined;
    if (limit > 0 && seen >= skip + limit) return;
  }
}

/** Sorts by encoded keys; keeps no more than the wanted number of documents when there is a limit. */
function* inOrder(
  found: Iterable<Found | undefined>,
  sort: readonly KeyField[],
  wanted: number,
): Generator<Found | undefined> {
  let kept: { key: Buffer; item: Found }[] = [];
  const arrange = () => kept.sort((a, b) => Buffer.compare(a.key, b.key));
  for (const item of found) {
    if (item) kept.push({ key: sortKey(sort, item.document), item });
    if (wanted > 0 && kept.length > 2 * wanted + 100) kept = arrange().slice(0, wanted);
    yield undefined;
  }
  for (const { item } of arrange()) yield item;
}

function* matches(
  store: Store,
  collection: Collection,
  plan: Plan,
  query: Query,
  view: View,
): Generator<Found | undefined> {
  for (const record of candidates(store, collection, plan, view)) {
    if (record === undefined) {
      yield undefined;
      continue;
    }
    const bytes = store.records.read(collection, record, view.transaction);
    const document = bytes && decode(bytes);
    const accepted = document !== undefined && evaluate(query.filter, document);
    yield accepted ? { record, bytes: bytes!, document } : undefined;
  }
}

function candidates(
  store: Store,
  collection: Collection,
  plan: Plan,
  view: View,
): Iterable<number | undefined> {
  if (plan.kind === 'collection') {
    const start = numberPrefix(collection.number);
    const check = () => refuseDropped(collection);
    return recordsIn(store, 'records', check, { start, end: afterPrefix(start)! }, plan.reverse, view);
  }
  return onceEach(indexRecords(store, collection, plan, view));
}

function* indexRecords(
  store: Store,
  collection: Collection,
  plan: Extract<Plan, { kind: 'index' }>,
  view: View,
): Generator<number> {
  for (const { index, bounds, reverse } of plan.walks) {
    const check = () => refuseDropped(collection, index);
    const ranges = reverse ? [...bounds.ranges].reverse() : bounds.ranges;
    for (const range of ranges) yield* recordsIn(store, 'entries', check, range, reverse, view);
  }
}

/** An array gives several entries, and a document may move within an index while it is being read. */
function* onceEach(records: Iterable<number>): Generator<number | undefined> {
  const seen = new Set<number>();
  for (const record of records) {
    yield seen.has(record) ? undefined : record;
    seen.add(record);
  }
}

/** What is dropped is cleared in the background: going on would silently give a part of the answer. */
function refuseDropped(collection: Collection, index?: Index): void {
  if (collection.dropped || (index && !collection.indexes.includes(index))) {
    throw new ServerError(
      'QueryPlanKilled',
      `The collection ${collection.ns} or its index was dropped during the query`,
    );
  }
}

const FIRST_CHUNK = 16;
const LARGEST_CHUNK = 256;

/** Reads keys in growing chunks, so that no storage cursor stays open while the reader does something else. */
function* recordsIn(
  store: Store,
  database: 'records' | 'entries',
  check: () => void,
  range: KeyRange,
  reverse: boolean,
  view: View,
): Generator<number> {
  let size = FIRST_CHUNK;
  let last: Buffer | undefined;
  for (;;) {
    check();
    const keys = readKeys(store.env[database], range, reverse, last, size, view.transaction);
    for (const key of keys) yield recordIdOf(key);
    if (keys.length < size) return;
    last = keys.at(-1);
    size = Math.min(size * 4, LARGEST_CHUNK);
  }
}
