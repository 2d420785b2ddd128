import { Binary, Decimal128, type Document, Double, Int32, Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../bson/codec.ts';
import { evaluate, type Positions } from '../query/match.ts';
import { parseFilter } from '../query/parse.ts';
import { parseArrayFilters } from './positions.ts';
import { applyUpdate, parseUpdate } from './update.ts';
import { upsertDocument } from './upsert.ts';

interface Options {
  readonly filter?: Document;
  readonly arrayFilters?: Document[];
}

const sent = (document: Document) => decode(encode(document));
const now = new Date(1_700_000_000_000);

function updated(
  document: Document,
  update: Document,
  { filter = {}, arrayFilters = [] }: Options = {},
): Document {
  const parsed = parseUpdate(sent({ u: update }).u, parseArrayFilters(arrayFilters.map(sent)));
  const stored = sent(document);
  const positions: Positions = new Map();
  evaluate(parseFilter(sent(filter)), stored, positions);
  return applyUpdate(parsed, stored, positions, { inserting: false, now });
}

describe('update operators', () => {
  it.each<[string, Document, Document, Document]>([
    ['$set new path', { a: 1 }, { $set: { 'b.c': 2 } }, { a: 1, b: { c: 2 } }],
    ['$set in an array', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
    ['$set beyond an array', { a: [1] }, { $set: { 'a.3.x': 9 } }, { a: [1, null, null, { x: 9 }] }],
    [
      '$set new fields by name',
      {},
      { $set: { b: 1, a: 2, '10': 3, '9': 4 } },
      { '9': 4, '10': 3, a: 2, b: 1 },
    ],
    ['$setOnInsert on an existing document', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    ['$unset', { a: 1, b: 2 }, { $unset: { a: '', z: '' } }, { b: 2 }],
    ['$unset in an array', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
    ['$inc missing', {}, { $inc: { n: 2 } }, { n: 2 }],
    ['$inc int', { n: 1 }, { $inc: { n: -3 } }, { n: -2 }],
    ['$inc int into long', { n: 2147483647 }, { $inc: { n: 1 } }, { n: Long.fromNumber(2147483648) }],
    [
      '$inc long',
      { n: Long.fromString('9007199254740993') },
      { $inc: { n: 1 } },
      { n: Long.fromString('9007199254740994') },
    ],
    ['$inc double', { n: 1 }, { $inc: { n: 0.5 } }, { n: 1.5 }],
    [
      '$inc decimal',
      { n: Decimal128.fromString('0.1') },
      { $inc: { n: Decimal128.fromString('0.2') } },
      { n: Decimal128.fromString('0.3') },
    ],
    [
      '$inc decimal by double',
      { n: Decimal128.fromString('1') },
      { $inc: { n: 0.1 } },
      { n: Decimal128.fromString('1.1') },
    ],
    ['$mul', { n: 3 }, { $mul: { n: 4 } }, { n: 12 }],
    ['$mul missing', {}, { $mul: { n: 4 } }, { n: 0 }],
    ['$min', { n: 3 }, { $min: { n: 2 } }, { n: 2 }],
    ['$max keeps', { n: 3 }, { $max: { n: 2 } }, { n: 3 }],
    ['$currentDate', {}, { $currentDate: { at: true } }, { at: now }],
    ['$rename', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
    ['$push', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    [
      '$push $each $position',
      { a: [1] },
      { $push: { a: { $each: [8, 9], $position: 0 } } },
      { a: [8, 9, 1] },
    ],
    [
      '$push $sort $slice',
      { a: [{ n: 3 }] },
      { $push: { a: { $each: [{ n: 1 }, { n: 2 }], $sort: { n: 1 }, $slice: 2 } } },
      { a: [{ n: 1 }, { n: 2 }] },
    ],
    ['$push $slice from the end', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: -2 } } }, { a: [2, 3] }],
    ['$addToSet present', { a: [1] }, { $addToSet: { a: new Double(1) } }, { a: [1] }],
    ['$addToSet $each', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    [
      '$addToSet binary',
      { a: [new Binary(Buffer.from([1]))] },
      { $addToSet: { a: new Binary(Buffer.from([2])) } },
      { a: [new Binary(Buffer.from([1])), new Binary(Buffer.from([2]))] },
    ],
    ['$pull a value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['$pull by operators', { a: [1, 5, 9] }, { $pull: { a: { $gt: 4 } } }, { a: [1] }],
    [
      '$pull by fields',
      { a: [{ x: 1, y: 1 }, { x: 2 }, 7] },
      { $pull: { a: { x: 1 } } },
      { a: [{ x: 2 }, 7] },
    ],
    ['$pullAll', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
    ['$pop', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    [
      'two fields of one array element',
      { a: [{ x: 1, y: 1 }] },
      { $set: { 'a.0.x': 2 }, $inc: { 'a.0.y': 1 } },
      { a: [{ x: 2, y: 2 }] },
    ],
  ])('%s', (_name, before, update, after) => {
    expect(updated(before, update)).toEqual(sent(after));
  });

  it('keeps the numeric types of fields it does not touch', () => {
    const before = {
      i: new Int32(1),
      d: new Double(1),
      l: Long.fromNumber(1),
      m: Decimal128.fromString('1.00'),
    };
    expect(updated(before, { $set: { x: 1 } })).toEqual({ ...before, x: new Int32(1) });
  });

  it('replaces a document but not its _id', () => {
    const id = new ObjectId();
    expect(updated({ _id: id, a: 1 }, { b: 2 })).toEqual(sent({ _id: id, b: 2 }));
    expect(() => updated({ _id: 1 }, { _id: 2, b: 2 })).toThrow(/immutable field '_id'/);
    expect(() => updated({ _id: 1 }, { $set: { _id: 2 } })).toThrow(/immutable field '_id'/);
  });
});

describe('positional updates', () => {
  const items = {
    items: [
      { id: 1, n: 1 },
      { id: 2, n: 1 },
      { id: 3, n: 5 },
    ],
  };
  const numbers = (document: Document) => document.items.map(({ n }: { n: Int32 }) => n.value);

  it('changes the element found, all, or the filtered ones', () => {
    expect(numbers(updated(items, { $inc: { 'items.$.n': 10 } }, { filter: { 'items.id': 2 } }))).toEqual([
      1, 11, 5,
    ]);
    expect(numbers(updated(items, { $inc: { 'items.$[].n': 10 } }))).toEqual([11, 11, 15]);
    const filtered = updated(
      items,
      { $inc: { 'items.$[i].n': 10 } },
      { arrayFilters: [{ 'i.id': { $gte: 2 }, 'i.n': 1 }] },
    );
    expect(numbers(filtered)).toEqual([1, 11, 5]);
  });

  it('reaches into nested arrays', () => {
    const nested = { a: [{ b: [1, 2] }, { b: [3] }] };
    expect(updated(nested, { $inc: { 'a.$[].b.$[x]': 10 } }, { arrayFilters: [{ x: { $gte: 2 } }] })).toEqual(
      sent({ a: [{ b: [1, 12] }, { b: [13] }] }),
    );
  });
});

describe('updates that are refused', () => {
  it.each<[string, Document, Document, RegExp]>([
    ['through a scalar', { a: 1 }, { $set: { 'a.b': 1 } }, /Cannot create field 'b'/],
    ['through null', { a: null }, { $set: { 'a.b': 1 } }, /Cannot create field 'b'/],
    ['a named field of an array', { a: [1] }, { $set: { 'a.b': 1 } }, /Cannot create field 'b'/],
    ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, /non-numeric/],
    ['$inc by text', { a: 1 }, { $inc: { a: 'x' } }, /non-numeric/],
    ['long overflow', { a: Long.MAX_VALUE }, { $inc: { a: 1 } }, /overflow/],
    ['$push to a scalar', { a: 1 }, { $push: { a: 1 } }, /must be an array/],
    ['conflicting paths', {}, { $set: { a: 1 }, $inc: { 'a.b': 1 } }, /would create a conflict at 'a'/],
    ['the same path twice', {}, { $set: { a: 1 }, $inc: { a: 1 } }, /would create a conflict/],
    ['one element twice', { a: [1] }, { $set: { 'a.$[]': 1, 'a.0': 2 } }, /would create a conflict/],
    ['unknown operator', {}, { $foo: { a: 1 } }, /Unknown modifier: \$foo/],
    ['$bit', {}, { $bit: { a: { and: 1 } } }, /\$bit is not supported/],
    ['a mixture', {}, { $set: { a: 1 }, b: 1 }, /Unknown modifier: b/],
    ['positional without a match', { a: [1] }, { $set: { 'a.$': 1 } }, /did not find the match/],
    ['$[] without an array', {}, { $set: { 'a.$[]': 1 } }, /must exist/],
    [
      'an unknown identifier',
      { a: [1] },
      { $set: { 'a.$[i]': 1 } },
      /No array filter found for identifier 'i'/,
    ],
    ['$push with an unknown clause', {}, { $push: { a: { $each: [1], $foo: 1 } } }, /\$foo/],
    ['an empty path', {}, { $set: { 'a..b': 1 } }, /empty field name/],
  ])('%s', (_name, before, update, message) => {
    expect(() => updated(before, update)).toThrow(message);
  });

  it('a pipeline, an unused array filter', () => {
    expect(() => parseUpdate([{ $set: { a: 1 } }], new Map())).toThrow(/pipeline is not supported/);
    expect(() => updated({}, { $set: { a: 1 } }, { arrayFilters: [{ i: 1 }] })).toThrow(/was not used/);
  });
});

describe('upserts', () => {
  const inserted = (filter: Document, update: Document) =>
    upsertDocument(parseFilter(sent(filter)), parseUpdate(sent(update), new Map()), now);

  it('starts from the equalities of the filter', () => {
    const document = inserted(
      { _id: 7, a: 1, 'b.c': { $eq: 2 }, d: { $gt: 5 }, $and: [{ e: 3 }], f: { $in: [4] }, g: null },
      { $set: { x: 1 }, $setOnInsert: { y: 2 }, $inc: { a: 1 } },
    );
    expect(document).toEqual(sent({ _id: 7, a: 2, b: { c: 2 }, e: 3, f: 4, g: null, x: 1, y: 2 }));
    expect(Object.keys(document)[0]).toBe('_id');
  });

  it('takes only the _id from the filter of a replacement', () => {
    expect(inserted({ _id: 7, a: 1 }, { b: 2 })).toEqual(sent({ _id: 7, b: 2 }));
    expect(inserted({ a: 1 }, { b: 2 })._id).toBeInstanceOf(ObjectId);
  });

  it('refuses two values of one field', () => {
    expect(() => inserted({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } })).toThrow(/matched twice/);
  });
});
