import { type Document, Double, Int32 } from 'bson';
import { add, multiply } from '../bson/arithmetic.ts';
import { compare, equal } from '../bson/compare.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';

/** Computes a value from a document; `undefined` is a missing field. */
export type Expression = (document: Document) => unknown;

/**
 * Parses an aggregation expression: field paths, literals, documents, arrays and the operators below.
 * Others are refused by name.
 */
export function parseExpression(source: unknown): Expression {
  if (typeof source === 'string' && source.startsWith('$')) return fieldPath(source);
  if (Array.isArray(source)) {
    const items = source.map(parseExpression);
    return (document) => items.map((item) => item(document) ?? null);
  }
  if (!isObject(source)) return () => source;
  const names = Object.keys(source);
  const operator = names.find((name) => name.startsWith('$'));
  if (operator === undefined) return objectOf(source);
  if (names.length > 1) {
    throw new ServerError(
      'FailedToParse',
      'An object representing an expression must have exactly one field',
    );
  }
  return parseOperator(operator, source[operator]);
}

function fieldPath(source: string): Expression {
  if (source === '$$ROOT' || source === '$$CURRENT') return (document) => document;
  if (source.startsWith('$$ROOT.')) return fieldPath(`$${source.slice('$$ROOT.'.length)}`);
  if (source.startsWith('$$')) throw notSupported(`The aggregation variable ${source}`);
  const parts = source.slice(1).split('.');
  if (parts.includes('')) throw new ServerError('BadValue', `FieldPath '${source}' has an empty component`);
  return (document) => follow(document, parts, 0);
}

/** Unlike query paths, expression paths take no array positions; arrays give the array of what their items hold. */
function follow(value: unknown, parts: readonly string[], at: number): unknown {
  if (at === parts.length) return value;
  if (Array.isArray(value)) {
    return value.map((item) => follow(item, parts, at)).filter((item) => item !== undefined);
  }
  const name = parts[at]!;
  return isObject(value) && Object.hasOwn(value, name) ? follow(value[name], parts, at + 1) : undefined;
}

function objectOf(source: Document): Expression {
  const fields = Object.entries(source).map(([name, value]) => [name, parseExpression(value)] as const);
  return (document) => {
    const result: Document = {};
    for (const [name, expression] of fields) {
      const value = expression(document);
      if (value !== undefined) result[name] = value;
    }
    return result;
  };
}

type Factory = (args: readonly Expression[], operator: string) => Expression;

const OPERATORS: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly make: Factory }>
> = {
  $add: { least: 0, most: 100, make: arithmetic(new Int32(0), add) },
  $multiply: { least: 0, most: 100, make: arithmetic(new Int32(1), multiply) },
  $subtract: { least: 2, most: 2, make: subtract },
  $divide: { least: 2, most: 2, make: divide },
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $and: { least: 0, most: 100, make: (args) => (document) => args.every((arg) => truthy(arg(document))) },
  $or: { least: 0, most: 100, make: (args) => (document) => args.some((arg) => truthy(arg(document))) },
  $not: {
    least: 1,
    most: 1,
    make:
      ([arg]) =>
      (document) =>
        !truthy(arg!(document)),
  },
  $ifNull: { least: 2, most: 100, make: (args) => (document) => firstPresent(args, document) },
  $concat: { least: 0, most: 100, make: concat },
  $size: { least: 1, most: 1, make: size },
  $in: { least: 2, most: 2, make: membership },
};

function parseOperator(operator: string, operand: unknown): Expression {
  if (operator === '$literal') return () => operand;
  if (operator === '$cond') return condition(operand);
  const known = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!known) throw notSupported(`The aggregation expression ${operator}`);
  const args = (Array.isArray(operand) ? operand : [operand]).map(parseExpression);
  if (args.length < known.least || args.length > known.most) {
    throw new ServerError('FailedToParse', `Expression ${operator} does not take ${args.length} arguments`);
  }
  return known.make(args, operator);
}

function condition(operand: unknown): Expression {
  const [test, yes, no] = Array.isArray(operand)
    ? operand
    : isObject(operand)
      ? [operand.if, operand.then, operand.else]
      : [];
  if (test === undefined || yes === undefined || no === undefined) {
    throw new ServerError('FailedToParse', '$cond needs if, then and else');
  }
  const [when, then, otherwise] = [parseExpression(test), parseExpression(yes), parseExpression(no)];
  return (document) => (truthy(when(document)) ? then(document) : otherwise(document));
}

function arithmetic(
  start: BsonNumber,
  combine: (a: BsonNumber, b: BsonNumber) => BsonNumber | undefined,
): Factory {
  return (args, operator) => (document) => {
    const values = args.map((arg) => arg(document) ?? null);
    if (values.includes(null)) return null;
    return values.reduce<BsonNumber>((sum, value) => {
      const result = combine(sum, numeric(value, operator));
      if (!result) throw new ServerError('BadValue', `${operator} overflows a long`);
      return result;
    }, start);
  };
}

function subtract(args: readonly Expression[], operator: string): Expression {
  return (document) => {
    const [left, right] = args.map((arg) => arg(document) ?? null);
    if (left === null || right === null) return null;
    const negative = multiply(numeric(right, operator), new Int32(-1));
    const result = negative && add(numeric(left, operator), negative);
    if (!result) throw new ServerError('BadValue', `${operator} overflows a long`);
    return result;
  };
}

function divide(args: readonly Expression[], operator: string): Expression {
  return (document) => {
    const [left, right] = args.map((arg) => arg(document) ?? null);
    if (left === null || right === null) return null;
    const [a, b] = [numeric(left, operator), numeric(right, operator)];
    if (a._bsontype === 'Decimal128' || b._bsontype === 'Decimal128')
      throw notSupported('$divide of decimals');
    if (toDouble(b) === 0) throw new ServerError('BadValue', "can't $divide by zero");
    return new Double(toDouble(a) / toDouble(b));
  };
}

/** Dates in arithmetic are refused rather than counted as numbers. */
function numeric(value: unknown, operator: string): BsonNumber {
  const type = typeOf(value);
  if (isNumber(type)) return value as BsonNumber;
  if (type === 'date') throw notSupported(`${operator} on dates`);
  throw new ServerError('TypeMismatch', `${operator} only supports numeric types, not ${type}`);
}

function comparison(holds: (order: number) => boolean) {
  const make: Factory =
    ([left, right]) =>
    (document) =>
      holds(order(left!(document), right!(document)));
  return { least: 2, most: 2, make };
}

/** A missing value sorts below every other, null included. */
function order(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compare(a, b);
}

function firstPresent(args: readonly Expression[], document: Document): unknown {
  let value: unknown;
  for (const arg of args) {
    value = arg(document);
    if (value !== undefined && value !== null) return value;
  }
  return value;
}

function concat(args: readonly Expression[]): Expression {
  return (document) => {
    const parts = args.map((arg) => arg(document) ?? null);
    if (parts.includes(null)) return null;
    for (const part of parts) {
      if (typeof part !== 'string')
        throw new ServerError('TypeMismatch', `$concat only supports strings, not ${typeOf(part)}`);
    }
    return parts.join('');
  };
}

function size([arg]: readonly Expression[]): Expression {
  return (document) => {
    const value = arg!(document);
    if (!Array.isArray(value))
      throw new ServerError('TypeMismatch', 'The argument to $size must be an array');
    return new Int32(value.length);
  };
}

function membership([needle, haystack]: readonly Expression[]): Expression {
  return (document) => {
    const array = haystack!(document);
    if (!Array.isArray(array))
      throw new ServerError('TypeMismatch', '$in requires an array as a second argument');
    const wanted = needle!(document);
    return wanted !== undefined && array.some((item) => equal(item, wanted));
  };
}

/** Null, missing, false and zero are false. */
function truthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  return !isNumber(typeOf(value)) || toDouble(value as BsonNumber) !== 0;
}
