import { Binary, BSONRegExp, Decimal128, type Document, Long, MaxKey, MinKey, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../bson/codec.ts';
import { evaluate, type Positions, positionIn } from './match.ts';
import { parseFilter } from './parse.ts';

function matches(filter: Document, document: Document): boolean {
  return evaluate(parseFilter(decode(encode(filter))), decode(encode(document)));
}

/** Documents whose field `a` covers the cases in which null, missing and arrays are easily confused. */
const A: Record<string, Document> = {
  missing: {},
  null: { a: null },
  number: { a: 4 },
  emptyObject: { a: {} },
  bNotNull: { a: { b: 'hi' } },
  bNull: { a: { b: null } },
  doubleArray: { a: [[]] },
  emptyArray: { a: [] },
  objectsAllNull: { a: [{ b: null }, {}] },
  objectsNoNull: { a: [{ b: 1 }, { b: 'x' }] },
  objectsSomeNull: { a: [{ b: null }, { b: 3 }] },
  objectsSomeMissing: { a: [{ b: 3 }, {}] },
  valuesNull: { a: [null, null] },
  valuesNoNull: { a: [1, 'string', 4] },
  valuesSomeNull: { a: [1, null, 4] },
};

function matching(filter: Document): string[] {
  return Object.keys(A).filter((name) => matches(filter, A[name]!));
}

const all = Object.keys(A);
const without = (names: readonly string[]) => all.filter((name) => !names.includes(name));

describe('null, missing and arrays', () => {
  const aNull = ['missing', 'null', 'valuesNull', 'valuesSomeNull'];
  const abNull = [
    'missing',
    'null',
    'number',
    'emptyObject',
    'bNull',
    'objectsAllNull',
    'objectsSomeNull',
    'objectsSomeMissing',
  ];
  it.each<[Document, string[]]>([
    [{ a: null }, aNull],
    [{ a: { $ne: null } }, without(aNull)],
    [{ a: { $in: [null, 75] } }, aNull],
    [{ a: { $nin: [null, 75] } }, without(aNull)],
    [{ a: { $gte: null } }, aNull],
    [{ a: { $gt: null } }, []],
    [{ a: { $not: { $gte: null } } }, without(aNull)],
    [{ a: { $exists: false } }, ['missing']],
    [{ a: { $elemMatch: { $eq: null } } }, ['valuesNull', 'valuesSomeNull']],
    [{ 'a.b': null }, abNull],
    [{ 'a.b': { $ne: null } }, without(abNull)],
    [{ 'a.b': { $in: [null, 75] } }, abNull],
    [
      { 'a.b': { $exists: false } },
      [
        'missing',
        'null',
        'number',
        'emptyObject',
        'doubleArray',
        'emptyArray',
        'valuesNull',
        'valuesNoNull',
        'valuesSomeNull',
      ],
    ],
    [
      { a: { $elemMatch: { b: null } } },
      ['doubleArray', 'objectsAllNull', 'objectsSomeNull', 'objectsSomeMissing'],
    ],
    [{ a: { $elemMatch: { b: { $ne: null } } } }, ['objectsNoNull', 'objectsSomeNull', 'objectsSomeMissing']],
    [{ a: { $type: 'array' } }, all.filter((name) => Array.isArray(A[name]!.a))],
    [{ a: { $type: 'null' } }, ['null', 'valuesNull', 'valuesSomeNull']],
    [{ a: { $size: 0 } }, ['emptyArray']],
    [{ a: [] }, ['doubleArray', 'emptyArray']],
    [{ a: {} }, ['emptyObject', 'objectsAllNull', 'objectsSomeMissing']],
    [{ 'a.0': 1 }, ['valuesNoNull', 'valuesSomeNull']],
    [{ 'a.1.b': 3 }, ['objectsSomeNull']],
    [{ a: { $all: [1, 4] } }, ['valuesNoNull', 'valuesSomeNull']],
    [{ a: { $all: [] } }, []],
  ])('%j', (filter, expected) => {
    expect(matching(filter).sort()).toEqual([...expected].sort());
  });
});

describe('values of different types', () => {
  const id = new ObjectId();
  it.each<[string, Document, Document, boolean]>([
    ['a long equals an int', { a: 5 }, { a: Long.fromNumber(5) }, true],
    [
      'a long is above 2^53',
      { a: { $gt: Long.fromString('9007199254740992') } },
      { a: Long.fromString('9007199254740993') },
      true,
    ],
    ['a decimal equals a double', { a: 2.5 }, { a: Decimal128.fromString('2.50') }, true],
    ['0.1 as decimal is not 0.1 as double', { a: 0.1 }, { a: Decimal128.fromString('0.1') }, false],
    ['a decimal lies between numbers', { a: { $gt: 2, $lt: 3 } }, { a: Decimal128.fromString('2.7') }, true],
    ['equal binaries', { a: new Binary(Buffer.from([1])) }, { a: new Binary(Buffer.from([1])) }, true],
    ['unequal binaries', { a: new Binary(Buffer.from([1])) }, { a: new Binary(Buffer.from([2])) }, false],
    [
      'binaries of other subtypes',
      { a: new Binary(Buffer.from([1]), 5) },
      { a: new Binary(Buffer.from([1])) },
      false,
    ],
    ['object ids', { a: id }, { a: new ObjectId(id.toHexString()) }, true],
    ['dates', { a: { $lte: new Date(5) } }, { a: new Date(5) }, true],
    ['a number is not compared with a date', { a: { $gt: 1 } }, { a: new Date(5) }, false],
    ['a number is not compared with text', { a: { $lt: 'x' } }, { a: 5 }, false],
    ['NaN equals NaN', { a: Number.NaN }, { a: Number.NaN }, true],
    ['NaN is not below', { a: { $lt: 5 } }, { a: Number.NaN }, false],
    ['everything is above MinKey', { a: { $gt: new MinKey() } }, { a: 'x' }, true],
    ['everything is below MaxKey', { a: { $lt: new MaxKey() } }, { a: 'x' }, true],
    ['fields of a document in order', { a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }, true],
    ['fields of a document out of order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
    ['a whole array in $in', { a: { $in: [[1, 2]] } }, { a: [1, 2] }, true],
    ['an element in $in', { a: { $in: [2] } }, { a: [1, 2] }, true],
    ['$type objectId', { a: { $type: 'objectId' } }, { a: id }, true],
    ['$type number', { a: { $type: 'number' } }, { a: Long.ONE }, true],
    ['$type by code', { a: { $type: 16 } }, { a: 1 }, true],
    ['regular expression', { a: /^при/i }, { a: 'Привет' }, true],
    ['regular expression in $in', { a: { $in: [/x$/, 1] } }, { a: 'ax' }, true],
    ['the same regular expression stored', { a: new BSONRegExp('x') }, { a: new BSONRegExp('x') }, true],
    ['$regex with $options', { a: { $regex: 'B', $options: 'i' } }, { a: 'abc' }, true],
    ['$not of a regular expression', { a: { $not: /x/ } }, { a: 'y' }, true],
    ['two elements meet two conditions', { a: { $gt: 4, $lt: 2 } }, { a: [1, 5] }, true],
    ['one element must meet both', { a: { $elemMatch: { $gt: 4, $lt: 2 } } }, { a: [1, 5] }, false],
    ['$mod', { a: { $mod: [4, 1] } }, { a: 9 }, true],
    ['$nor', { $nor: [{ a: 1 }, { b: 2 }] }, { a: 1 }, false],
    ['$or', { $or: [{ a: 2 }, { b: 2 }] }, { b: 2 }, true],
    ['an empty filter', {}, { a: 1 }, true],
    ['a field named like a method', { toString: { $exists: true } }, { a: 1 }, false],
  ])('%s', (_name, filter, document, expected) => {
    expect(matches(filter, document)).toBe(expected);
  });
});

describe('filters that are refused', () => {
  it.each<[Document, RegExp]>([
    [{ $where: 'true' }, /\$where/],
    [{ $expr: { $eq: [1, 1] } }, /\$expr/],
    [{ $text: { $search: 'x' } }, /\$text/],
    [{ $foo: 1 }, /unknown top level operator: \$foo/],
    [{ a: { $foo: 1 } }, /unknown operator: \$foo/],
    [{ a: { $near: [1, 2] } }, /\$near/],
    [{ a: { $gt: 1, plain: 2 } }, /unknown operator: plain/],
    [{ a: { $in: 5 } }, /\$in needs an array/],
    [{ $or: [] }, /nonempty/],
    [{ a: { $regex: '(' } }, /invalid/i],
    [{ a: { $regex: 'x', $options: 'x' } }, /option 'x'/],
    [{ a: { $regex: '[[:alpha:]]' } }, /not supported/],
    [{ a: { $type: 'nothing' } }, /Unknown type name/],
    [{ a: { $not: 5 } }, /\$not needs/],
    [{ a: { $size: -1 } }, /\$size/],
  ])('%j', (filter, message) => {
    expect(() => parseFilter(decode(encode(filter)))).toThrow(message);
  });
});

describe('positions found by a match', () => {
  const position = (filter: Document, document: Document, array: string) => {
    const positions: Positions = new Map();
    evaluate(parseFilter(decode(encode(filter))), decode(encode(document)), positions);
    return positionIn(positions, array);
  };

  it('knows the element that a condition or an $elemMatch found', () => {
    const items = { items: [{ id: 1 }, { id: 5, q: 2 }] };
    expect(position({ 'items.id': 5 }, items, 'items')).toBe(1);
    expect(position({ items: { $elemMatch: { id: 5, q: 2 } } }, items, 'items')).toBe(1);
    expect(position({ a: { $gte: 3 } }, { a: [1, 4] }, 'a')).toBe(1);
  });

  it('refuses to guess', () => {
    expect(() =>
      position({ 'items.id': 1, 'items.q': 2 }, { items: [{ id: 1 }, { q: 2 }] }, 'items'),
    ).toThrow(/ambiguous/);
    expect(() => position({ x: 1 }, { x: 1, items: [1] }, 'items')).toThrow(/did not find/);
  });
});
