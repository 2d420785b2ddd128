import { Decimal128, type Document, Double, Int32, Long, MinKey, ObjectId } from 'bson';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode, encode } from '../bson/codec.ts';
import { parseIndexSpec } from '../commands/index-spec.ts';
import { prepareInsert } from '../commands/prepare.ts';
import { ServerError } from '../errors.ts';
import { parseFilter } from '../query/parse.ts';
import { parseSort, sortKey } from '../query/sort.ts';
import type { Collection } from '../store/catalog.ts';
import type { Store } from '../store/store.ts';
import { openTemporaryStore } from '../testing.ts';
import { choosePlan } from './planner.ts';
import { type Query, search } from './scan.ts';

const INDEXES: Document[] = [
  { key: { a: 1 } },
  { key: { a: -1 } },
  { key: { b: 1, a: -1 } },
  { key: { a: 1, b: -1, c: 1 } },
  { key: { c: -1, a: 1 } },
  { key: { 'd.x': 1, c: 1 } },
  { key: { 'd.x': 1, 'd.y': -1 } },
  { key: { c: 1, 'd.y': 1 } },
  { key: { b: -1 }, sparse: true },
  { key: { a: 1, c: 1 }, sparse: true },
  { key: { c: 1 }, partialFilterExpression: { a: { $gt: 2 } } },
  { key: { b: 1, c: -1 }, partialFilterExpression: { b: { $exists: true }, c: { $in: [1, 2, 'x'] } } },
];

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -1, max: 5 }).map((n) => new Int32(n)) },
  fc.constantFrom<unknown>(
    null,
    'x',
    'xy',
    'y',
    '',
    true,
    new Double(1.5),
    new Double(Number.NaN),
    Long.fromNumber(2),
    Decimal128.fromString('2.50'),
    new Date(0),
    new Date(5),
    new ObjectId('0'.repeat(24)),
    new MinKey(),
  ),
);
const subdocument = fc.record({ x: scalar, y: scalar }, { requiredKeys: [] });
const value = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: subdocument },
);
const flatDocument = fc.record({ a: scalar, b: scalar, c: scalar, d: subdocument }, { requiredKeys: [] });
const anyDocument = fc.record(
  {
    a: value,
    b: value,
    c: scalar,
    d: fc.oneof(subdocument, scalar, fc.array(fc.oneof(subdocument, scalar), { maxLength: 3 })),
  },
  { requiredKeys: [] },
);

const small = fc.integer({ min: 0, max: 3 }).map((n) => new Int32(n));
const pair = fc.record({ x: small, y: small }, { requiredKeys: [] });
const smallArray = fc.array(fc.oneof({ weight: 5, arbitrary: small }, fc.constant(null)), { maxLength: 3 });
/** Few values and many arrays: the elements that meet two conditions are often different ones. */
const arrayDocument = fc.oneof(
  fc.record({ a: fc.oneof(small, smallArray), b: small, c: small }, { requiredKeys: ['c'] }),
  fc.record(
    { a: small, b: small, c: small, d: fc.oneof(pair, fc.array(pair, { maxLength: 3 })) },
    { requiredKeys: ['c'] },
  ),
);

const path = fc.constantFrom('a', 'b', 'c', 'd', 'd.x', 'd.y', '_id');
const operators = fc.oneof(
  scalar.map((v) => ({ $eq: v })),
  scalar.map((v) => ({ $ne: v })),
  fc.array(scalar, { maxLength: 3 }).map((v) => ({ $in: v })),
  fc.array(scalar, { maxLength: 2 }).map((v) => ({ $nin: v })),
  fc.tuple(fc.constantFrom('$gt', '$gte'), scalar).map(([name, v]) => ({ [name]: v })),
  fc.tuple(fc.constantFrom('$lt', '$lte'), scalar).map(([name, v]) => ({ [name]: v })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte'), scalar, fc.constantFrom('$lt', '$lte'), scalar)
    .map(([low, v, high, w]) => ({ [low]: v, [high]: w })),
  fc.boolean().map((v) => ({ $exists: v })),
  fc.constantFrom('^x', 'x', '^').map((v) => ({ $regex: v })),
  fc.constantFrom('int', 'null', 'array', 'string').map((v) => ({ $type: v })),
  scalar.map((v) => ({ $not: { $gt: v } })),
  fc.tuple(scalar, scalar).map(([v, w]) => ({ $elemMatch: { $gte: v, $lte: w } })),
  fc.tuple(scalar, scalar).map(([x, y]) => ({ $elemMatch: { x, y: { $gte: y } } })),
  fc.array(scalar, { maxLength: 2 }).map((v) => ({ $all: v })),
  fc.integer({ min: 0, max: 2 }).map((v) => ({ $size: v })),
);
const condition = fc
  .tuple(path, fc.oneof(operators, value))
  .map(([name, test]): Document => ({ [name]: test }));
const conditions = fc.array(condition, { maxLength: 3 }).map((all): Document => Object.assign({}, ...all));
const filter = fc.oneof(
  { weight: 4, arbitrary: conditions },
  fc.tuple(conditions, condition, condition).map(([rest, x, y]): Document => ({ ...rest, $or: [x, y] })),
  fc.tuple(conditions, condition).map(([rest, x]): Document => ({ $and: [rest, x] })),
  condition.map((x): Document => ({ $nor: [x] })),
);
const sort = fc
  .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd.x', '_id'), fc.constantFrom(1, -1)), {
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((fields): Document => Object.fromEntries(fields.map(([name, side]) => [name, new Int32(side)])));
const window = fc.record({ skip: fc.constantFrom(0, 0, 2), limit: fc.constantFrom(0, 0, 1, 5) });

/** Values go through BSON once, as everything a client sends does. */
function asSent(document: Document): Document {
  return decode(encode(document));
}

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTemporaryStore());
});
afterAll(() => close());

let made = 0;

/** A collection with the documents; arrays that two indexed paths cannot hold together are left out. */
async function collectionOf(documents: readonly Document[], churn: number): Promise<Collection> {
  return store.writer.submit(() => {
    const collection = store.catalog.ensure(`fuzz.c${made++}`);
    for (const [i, spec] of INDEXES.entries()) {
      store.catalog.addIndex(collection, parseIndexSpec(asSent({ name: `i${i}`, ...spec })), true);
    }
    const kept: { record: number; document: Document }[] = [];
    for (const [i, source] of documents.entries()) {
      const { document, bytes } = prepareInsert(asSent({ _id: new Int32(i), ...source }));
      try {
        kept.push({ record: store.records.insert(collection, document, bytes), document });
      } catch (error) {
        if ((error as { codeName?: string }).codeName !== 'CannotIndexParallelArrays') throw error;
      }
    }
    // Remove some and move some, so that stale index entries would show.
    for (const [i, { record, document }] of kept.entries()) {
      if (i % 7 === churn % 7) store.records.remove(collection, record, document);
      if (i % 5 === churn % 5 && i % 7 !== churn % 7) {
        const { a: _a, ...rest } = document;
        const after = asSent({ ...rest, b: new Int32(3) });
        store.records.update(collection, record, document, after, encode(after));
      }
    }
    return collection;
  });
}

interface Answer {
  readonly ids: number[];
  readonly order: string[];
}

function answer(collection: Collection, query: Query): Answer {
  const found = [...search(store, collection, query, { transaction: undefined })].filter(
    (item) => item !== undefined,
  );
  return {
    ids: found.map(({ record }) => record),
    order:
      query.sort.length === 0
        ? []
        : found.map(({ document }) => sortKey(query.sort, document).toString('hex')),
  };
}

/** The answer, or the code of the error: no document can be sorted by two arrays at once. */
function attempt(collection: Collection, query: Query): Answer | string {
  try {
    return answer(collection, query);
  } catch (error) {
    if (error instanceof ServerError) return error.codeName;
    throw error;
  }
}

function check(
  collection: Collection,
  source: Document,
  order: Document,
  { skip, limit }: { skip: number; limit: number },
) {
  const base = { filter: parseFilter(asSent(source)), sort: parseSort(order), skip: 0, limit: 0 };
  const hints = [undefined, ...collection.indexes.map(({ name }) => name)];
  const all = attempt(collection, { ...base, hint: { $natural: 1 } });
  if (typeof all === 'string') {
    for (const hint of hints) expect([hint, attempt(collection, { ...base, hint })]).toEqual([hint, all]);
    return;
  }
  for (const hint of hints) {
    const planned = answer(collection, { ...base, hint });
    expect([hint, [...planned.ids].sort((x, y) => x - y)]).toEqual([
      hint,
      [...all.ids].sort((x, y) => x - y),
    ]);
    expect([hint, planned.order]).toEqual([hint, all.order]);
    const part = answer(collection, { ...base, skip, limit, hint });
    const end = limit > 0 ? skip + limit : undefined;
    expect([hint, part.order]).toEqual([hint, all.order.slice(skip, end)]);
    expect(part.ids).toHaveLength(all.ids.slice(skip, end).length);
    expect(part.ids.every((id) => all.ids.includes(id))).toBe(true);
  }
}

const question = fc.tuple(filter, sort, window);
const smallTest = fc.oneof(
  { weight: 3, arbitrary: small },
  smallArray,
  fc.array(fc.oneof(small, smallArray), { maxLength: 2 }).map((v) => ({ $in: v })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte'), small, fc.constantFrom('$lt', '$lte'), small)
    .map(([low, v, high, w]) => ({ [low]: v, [high]: w })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), fc.oneof(small, fc.constant(null)))
    .map(([name, v]) => ({ [name]: v })),
);
const onA = fc.record(
  { a: smallTest, b: smallTest, c: smallTest },
  { requiredKeys: ['a'], noNullPrototype: true },
);
const onD = fc.record(
  { 'd.x': smallTest, 'd.y': smallTest, c: smallTest },
  { requiredKeys: ['d.x'], noNullPrototype: true },
);
const smallSort = fc.constantFrom<Document>(
  {},
  { a: 1 },
  { a: -1 },
  { 'd.x': 1, c: 1 },
  { 'd.x': -1 },
  { b: 1, a: -1 },
);
const smallQuestion = fc.tuple(fc.oneof(onA, onD), smallSort.map(asSent), window);

describe('the index planner', () => {
  for (const [name, document, questions, runs] of [
    ['documents without arrays', flatDocument, question, 10],
    ['documents with arrays', anyDocument, question, 10],
    ['documents full of arrays', arrayDocument, smallQuestion, 30],
  ] as const) {
    it(`answers as a full scan does: ${name}`, async () => {
      const property = fc.asyncProperty(
        fc.array(document, { minLength: 10, maxLength: 60 }),
        fc.nat(),
        fc.array(questions, { minLength: 40, maxLength: 40 }),
        async (documents, churn, asked) => {
          const collection = await collectionOf(documents, churn);
          for (const [source, order, part] of asked) check(collection, source, order, part);
        },
      );
      await fc.assert(property, { numRuns: runs, seed: 20261121, endOnFailure: true });
    });
  }

  it('walks the index for an equality, a range and an order', async () => {
    const collection = await collectionOf([{ a: new Int32(1) }], 3);
    const plan = (source: Document, order: Document) =>
      choosePlan(store.env, collection, {
        filter: parseFilter(asSent(source)),
        sort: parseSort(asSent(order)),
        limit: 1,
      });
    expect(plan({ a: 1 }, { b: -1 })).toMatchObject({ kind: 'index', sorted: true });
    expect(plan({ a: 1, b: { $gt: 0 } }, { b: 1 })).toMatchObject({ kind: 'index', sorted: true });
    expect(plan({ _id: 1 }, {})).toMatchObject({ kind: 'index' });
    expect(plan({ c: { $ne: 1 } }, {})).toEqual({ kind: 'collection', reverse: false });
    expect(plan({ $or: [{ a: 1 }, { c: 2 }] }, {})).toMatchObject({ kind: 'index', walks: [{}, {}] });
  });
});
