import type { BSONRegExp } from 'bson';
import { comparable, compare, equal } from '../bson/compare.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { type BsonType, isNumber, TYPE_NUMBERS, typeOf } from '../bson/types.ts';
import { ServerError } from '../errors.ts';
import { fromBson } from './regex.ts';

type Accepts = (value: unknown) => boolean;

/** Equality; a null operand also accepts a missing field. */
export function equalTo(operand: unknown): Accepts {
  if (operand === null) return (value) => value === null || value === undefined;
  return (value) => value !== undefined && equal(value, operand);
}

/** `$gt`, `$gte`, `$lt`, `$lte`: relate only values of the operand's own comparison class. */
export function relation(name: 'gt' | 'gte' | 'lt' | 'lte', operand: unknown): Accepts {
  const holds = RELATIONS[name];
  const type = typeOf(operand);
  if (type === 'null') return name === 'gte' || name === 'lte' ? equalTo(null) : () => false;
  if (type === 'regex')
    throw new ServerError('BadValue', `Can't have RegEx as arg to predicate over field '$${name}'.`);
  // MinKey and MaxKey bound all types.
  const anyType = type === 'minKey' || type === 'maxKey';
  if (isNumber(type) && Number.isNaN(toDouble(operand as BsonNumber))) {
    return name === 'gte' || name === 'lte' ? equalTo(operand) : () => false;
  }
  return (value) => {
    if (value === undefined) return anyType && holds(-1) && type === 'maxKey';
    if (!anyType && !comparable(value, operand)) return false;
    if (isNaNumber(value)) return false;
    return holds(compare(value, operand));
  };
}

function isNaNumber(value: unknown): boolean {
  return isNumber(typeOf(value)) && Number.isNaN(toDouble(value as BsonNumber));
}

const RELATIONS = {
  gt: (order: number) => order > 0,
  gte: (order: number) => order >= 0,
  lt: (order: number) => order < 0,
  lte: (order: number) => order <= 0,
} as const;

/** `$in`: any of the values; regular expressions among them are matched against strings. */
export function oneOf(operands: readonly unknown[]): Accepts {
  const tests = operands.map((item) =>
    typeOf(item) === 'regex' ? regexTest(item as BSONRegExp) : equalTo(item),
  );
  return (value) => tests.some((accepts) => accepts(value));
}

/** A regular expression accepts matching strings, and the identical stored regular expression. */
export function regexTest(regex: BSONRegExp): Accepts {
  const compiled = fromBson(regex);
  return (value) => {
    if (value === undefined) return false;
    const type = typeOf(value);
    if (type === 'string' || type === 'symbol') return compiled.test(String(value));
    return type === 'regex' && equal(value, regex);
  };
}

/** `$size`: an array of exactly that length. */
export function sizeTest(operand: unknown): Accepts {
  const size = integer(operand, '$size');
  if (size < 0) throw new ServerError('BadValue', 'Failed to parse $size. Expected a non-negative number');
  return (value) => Array.isArray(value) && value.length === size;
}

/** `$mod`: [divisor, remainder] on whole parts of numbers. */
export function modTest(operand: unknown): Accepts {
  if (!Array.isArray(operand) || operand.length !== 2) {
    throw new ServerError('BadValue', 'malformed mod, needs to be an array of two numbers');
  }
  const divisor = integer(operand[0], '$mod');
  const remainder = integer(operand[1], '$mod');
  if (divisor === 0) throw new ServerError('BadValue', 'divisor cannot be 0');
  return (value) => {
    if (value === undefined || !isNumber(typeOf(value))) return false;
    const number = toDouble(value as BsonNumber);
    return Number.isFinite(number) && Math.trunc(number) % divisor === remainder;
  };
}

/** `$type`: a name, a number, or an array of them; "number" stands for all numeric types. */
export function typeTest(operand: unknown): Accepts {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(typeNames));
  if (wanted.size === 0) throw new ServerError('FailedToParse', '$type must match at least one type');
  return (value) => value !== undefined && wanted.has(typeOf(value));
}

function typeNames(operand: unknown): BsonType[] {
  if (operand === 'number') return ['int', 'long', 'double', 'decimal'];
  if (typeof operand === 'string' && Object.hasOwn(TYPE_NUMBERS, operand)) return [operand as BsonType];
  if (operand !== undefined && isNumber(typeOf(operand))) {
    const number = toDouble(operand as BsonNumber);
    const found = Object.entries(TYPE_NUMBERS).find(([, code]) => code === number);
    if (found) return [found[0] as BsonType];
  }
  throw new ServerError('BadValue', `Unknown type name alias or code for $type: ${String(operand)}`);
}

/** The truth of an option value such as the operand of `$exists`. */
export function truthy(value: unknown): boolean {
  const type = typeOf(value);
  if (type === 'null' || type === 'undefined') return false;
  if (isNumber(type)) return toDouble(value as BsonNumber) !== 0;
  return value !== false;
}

function integer(operand: unknown, name: string): number {
  const number =
    operand !== undefined && isNumber(typeOf(operand)) ? toDouble(operand as BsonNumber) : Number.NaN;
  if (!Number.isFinite(number)) throw new ServerError('BadValue', `${name} needs a number`);
  const whole = Math.trunc(number);
  if (whole !== number && name === '$size') {
    throw new ServerError('BadValue', 'Failed to parse $size. Expected an integer');
  }
  return whole;
}
