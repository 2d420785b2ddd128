import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { encodeValue } from './key.ts';

const decimal = (text: string) => Decimal128.fromString(text);
const oid = (text: string) => new ObjectId(text.padStart(24, '0'));

/** Values in MongoDB's order; the values of one inner list are equal. */
const ASCENDING: unknown[][] = [
  [new MinKey()],
  [undefined],
  [null],
  [new Double(Number.NaN), decimal('NaN')],
  [new Double(-Infinity), decimal('-Infinity')],
  [decimal('-1E6000')],
  [new Double(-1e300)],
  [Long.MIN_VALUE, new Double(-(2 ** 63)), decimal('-9223372036854775808')],
  [Long.fromString('-9007199254740993')],
  [new Double(-9007199254740992)],
  [new Int32(-1), new Double(-1), Long.fromNumber(-1), decimal('-1.0')],
  [decimal('-1E-6000')],
  [new Int32(0), new Double(-0), decimal('-0')],
  [decimal('1E-6000')],
  [new Double(Number.MIN_VALUE)],
  [decimal('0.1')],
  [new Double(0.1)],
  [new Double(0.5), decimal('0.50')],
  [new Int32(1), Long.fromNumber(1)],
  [new Double(1.5)],
  [new Int32(2)],
  [new Double(9007199254740992), Long.fromString('9007199254740992')],
  [Long.fromString('9007199254740993'), decimal('9007199254740993')],
  [decimal('9007199254740993.5')],
  [Long.fromString('9007199254740994')],
  [Long.MAX_VALUE],
  [new Double(2 ** 63)],
  [decimal('1E6000')],
  [new Double(Infinity), decimal('Infinity')],
  [''],
  ['\0'],
  ['a'],
  ['a\0'],
  ['a\0b'],
  ['a\u0001'],
  ['ab'],
  ['b'],
  ['ё'],
  ['\uffff'],
  ['😀'],
  [{}],
  [{ b: null }],
  [{ a: new Int32(1) }, { a: new Double(1) }],
  [{ a: new Int32(1), b: new Int32(1) }],
  [{ a: new Int32(2) }],
  [{ b: new Int32(0) }],
  [{ a: 'text' }],
  [[]],
  [[new Int32(1)]],
  [[new Int32(1), new Int32(2)]],
  [[new Int32(2)]],
  [['x']],
  [new Binary(Buffer.from([9]))],
  [new Binary(Buffer.from([9]), 5)],
  [new Binary(Buffer.from([1, 2]))],
  [new Binary(Buffer.from([1, 3]))],
  [oid('1')],
  [oid('a')],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Date(1_700_000_000_000)],
  [new Timestamp({ t: 1, i: 2 })],
  [new Timestamp({ t: 0xffffffff, i: 1 })],
  [new BSONRegExp('a')],
  [new BSONRegExp('a', 'i')],
  [new BSONRegExp('b')],
  [new MaxKey()],
];

const ranked = ASCENDING.flatMap((values, rank) => values.map((value) => ({ value, rank })));

describe('the BSON order', () => {
  it('encodes every type so that bytes compare as MongoDB does', () => {
    for (const a of ranked) {
      for (const b of ranked) {
        const actual = Math.sign(Buffer.compare(encodeValue(a.value), encodeValue(b.value)));
        expect([a.value, b.value, actual]).toEqual([a.value, b.value, Math.sign(a.rank - b.rank)]);
      }
    }
  });

  it('compares decoded values in the same order', () => {
    for (const a of ranked) {
      for (const b of ranked) {
        const actual = Math.sign(compare(a.value, b.value));
        expect([a.value, b.value, actual]).toEqual([a.value, b.value, Math.sign(a.rank - b.rank)]);
      }
    }
  });

  it('has no encoding that begins another', () => {
    const keys = ASCENDING.map(([value]) => encodeValue(value));
    for (const [i, a] of keys.entries()) {
      for (const [j, b] of keys.entries()) {
        if (i !== j) expect(b.subarray(0, a.length).equals(a)).toBe(false);
      }
    }
  });
});
