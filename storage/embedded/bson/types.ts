import type { Document } from 'bson';

/** MongoDB's names of the BSON types, as `$type` takes them. */
export type BsonType =
  | 'minKey'
  | 'undefined'
  | 'null'
  | 'int'
  | 'long'
  | 'double'
  | 'decimal'
  | 'string'
  | 'symbol'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'javascript'
  | 'javascriptWithScope'
  | 'dbPointer'
  | 'maxKey';

/** Numbers of the BSON types in the specification, for `$type: 2` and error messages. */
export const TYPE_NUMBERS: Readonly<Record<BsonType, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const BY_CLASS: Readonly<Record<string, BsonType>> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  BSONSymbol: 'symbol',
  DBRef: 'dbPointer',
};

/** The BSON type of a value decoded by `decode`. Throws on a value that no BSON document can hold. */
export function typeOf(value: unknown): BsonType {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'undefined':
      return 'undefined';
    case 'object':
      return value === null ? 'null' : typeOfObject(value);
    default:
      throw new TypeError(`A ${typeof value} is not a decoded BSON value`);
  }
}

function typeOfObject(value: object): BsonType {
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  const className = (value as { _bsontype?: unknown })._bsontype;
  if (typeof className !== 'string') return 'object';
  if (className === 'Code') {
    return (value as { scope?: unknown }).scope ? 'javascriptWithScope' : 'javascript';
  }
  const type = BY_CLASS[className];
  // A stored field may itself be called _bsontype: only the library's own classes are values.
  if (type === undefined || Object.hasOwn(value, '_bsontype')) return 'object';
  return type;
}

/** Whether the value is an embedded document (not an array, date or other BSON class). */
export function isObject(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && typeOfObject(value) === 'object';
}

/** Whether the value is one of the four numeric types. */
export function isNumber(type: BsonType): boolean {
  return type === 'int' || type === 'double' || type === 'long' || type === 'decimal';
}
