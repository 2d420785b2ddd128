import { BSONRegExp, type Document } from 'bson';
import { compare, equal } from '../bson/compare.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { ServerError } from '../errors.ts';
import { elementFilter } from '../query/element.ts';
import { regexTest } from '../query/operators.ts';
import { isOperators, parseFilter, parseOperators } from '../query/parse.ts';
import { parseSort, sortKey } from '../query/sort.ts';
import { type Change, KEEP } from './change.ts';
import { MISSING } from './target.ts';

/** `$push`, with `$each`, `$position`, `$sort` and `$slice` applied in that order. */
export function push(operand: unknown, path: string): Change {
  if (!isObject(operand) || !('$each' in operand)) {
    return (current) => [...arrayOf(current, path, '$push'), operand];
  }
  refuseUnknown(operand, ['$each', '$position', '$sort', '$slice'], '$push');
  const items = eachOf(operand, '$push');
  const position = optionalInteger(operand, '$position');
  const limit = optionalInteger(operand, '$slice');
  const order = '$sort' in operand ? orderOf(operand.$sort) : undefined;
  return (current) => {
    const array = [...arrayOf(current, path, '$push')];
    array.splice(position ?? array.length, 0, ...items);
    if (order) array.sort(order);
    if (limit === undefined) return array;
    return limit < 0 ? array.slice(limit) : array.slice(0, limit);
  };
}

function orderOf(sort: unknown): (a: unknown, b: unknown) => number {
  if (isObject(sort)) {
    const fields = parseSort(sort);
    const keyOf = (item: unknown) => sortKey(fields, isObject(item) ? item : {});
    return (a, b) => Buffer.compare(keyOf(a), keyOf(b));
  }
  const direction = isNumber(typeOf(sort)) ? toDouble(sort as BsonNumber) : 0;
  if (direction !== 1 && direction !== -1) {
    throw new ServerError(
      'BadValue',
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}',
    );
  }
  return (a, b) => direction * compare(a, b);
}

/** `$addToSet`, with `$each`. */
export function addToSet(operand: unknown, path: string): Change {
  let items = [operand];
  if (isObject(operand) && '$each' in operand) {
    refuseUnknown(operand, ['$each'], '$addToSet');
    items = eachOf(operand, '$addToSet');
  }
  return (current) => {
    const array = [...arrayOf(current, path, '$addToSet')];
    for (const item of items) {
      if (!array.some((present) => equal(present, item))) array.push(item);
    }
    return array;
  };
}

/** `$pull`: removes elements equal to the operand or matching its conditions. */
export function pull(operand: unknown, path: string): Change {
  const unwanted = pullCondition(operand);
  return (current) => {
    if (current === MISSING) return KEEP;
    return arrayOf(current, path, '$pull').filter((item) => !unwanted(item));
  };
}

function pullCondition(operand: unknown): (item: unknown) => boolean {
  if (isObject(operand)) {
    const { accepts, onValues } = elementFilter(operand, { parseFilter, parseOperators, isOperators });
    return onValues ? accepts : (item) => isObject(item) && accepts(item);
  }
  if (operand instanceof BSONRegExp) return regexTest(operand);
  return (item) => equal(item, operand);
}

/** `$pullAll`: removes elements equal to any of the operands. */
export function pullAll(operand: unknown, path: string): Change {
  if (!Array.isArray(operand)) throw new ServerError('BadValue', '$pullAll requires an array argument');
  return (current) => {
    if (current === MISSING) return KEEP;
    const array = arrayOf(current, path, '$pullAll');
    return array.filter((item) => !operand.some((value) => equal(value, item)));
  };
}

/** `$pop`: removes the last element (1) or the first (-1). */
export function pop(operand: unknown, path: string): Change {
  const side = isNumber(typeOf(operand)) ? toDouble(operand as BsonNumber) : 0;
  if (side !== 1 && side !== -1) throw new ServerError('FailedToParse', '$pop expects 1 or -1');
  return (current) => {
    if (current === MISSING) return KEEP;
    const array = arrayOf(current, path, '$pop', 'TypeMismatch');
    return side === 1 ? array.slice(0, -1) : array.slice(1);
  };
}

function arrayOf(
  current: unknown,
  path: string,
  operator: string,
  code: 'BadValue' | 'TypeMismatch' = 'BadValue',
): readonly unknown[] {
  if (current === MISSING) return [];
  if (Array.isArray(current)) return current;
  throw new ServerError(
    code,
    `The field '${path}' must be an array but is of type ${typeOf(current)}, so ${operator} cannot be applied`,
  );
}

function eachOf(operand: Document, operator: string): unknown[] {
  const items: unknown = operand.$each;
  if (!Array.isArray(items)) {
    throw new ServerError('BadValue', `The argument to $each in ${operator} must be an array`);
  }
  return items;
}

function optionalInteger(operand: Document, name: string): number | undefined {
  if (!(name in operand)) return undefined;
  const value: unknown = operand[name];
  const number = isNumber(typeOf(value)) ? toDouble(value as BsonNumber) : Number.NaN;
  if (!Number.isInteger(number))
    throw new ServerError('BadValue', `The value for ${name} must be an integer`);
  return number;
}

function refuseUnknown(operand: Document, known: readonly string[], operator: string): void {
  for (const name of Object.keys(operand)) {
    if (!known.includes(name))
      throw new ServerError('BadValue', `Unrecognized clause in ${operator}: ${name}`);
  }
}
