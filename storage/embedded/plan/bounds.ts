import type { BSONRegExp } from 'bson';
import { afterPrefix } from '../bson/bytes.ts';
import { encodeValue, typeByte } from '../bson/key.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, typeOf } from '../bson/types.ts';
import type { FilterNode, PathTest } from '../query/node.ts';
import { fromBson, literalPrefix } from '../query/regex.ts';

/** A half-open range of encoded ascending values of one field. */
export interface Interval {
  readonly start: Buffer;
  readonly end: Buffer;
  /** Whether the range holds one value only. */
  readonly point: boolean;
}

/**
 * The ranges that hold every index value a test can accept, ascending and disjoint; undefined when the test says
 * nothing about index values. Ranges may hold more: documents are always tested again.
 */
export function intervalsOf(test: PathTest): readonly Interval[] | undefined {
  switch (test.test) {
    case 'nothing':
      return [];
    case 'eq':
      return valueIntervals(test.operand);
    case 'in':
      return union((test.operand as unknown[]).map(memberIntervals));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return relationIntervals(test.test, test.operand);
    case 'regex':
      return regexIntervals(test.operand as BSONRegExp);
    case 'elemMatchValue':
      return elementIntervals(test.operand as FilterNode);
    default:
      return undefined;
  }
}

function memberIntervals(operand: unknown): readonly Interval[] | undefined {
  return typeOf(operand) === 'regex' ? regexIntervals(operand as BSONRegExp) : valueIntervals(operand);
}

/** An array operand equals whole arrays, which an index holds only by their elements. */
function valueIntervals(operand: unknown): readonly Interval[] | undefined {
  return Array.isArray(operand) ? undefined : [pointOf(operand)];
}

function pointOf(value: unknown): Interval {
  const start = encodeValue(value);
  return { start, end: afterPrefix(start)!, point: true };
}

function relationIntervals(
  name: 'gt' | 'gte' | 'lt' | 'lte',
  operand: unknown,
): readonly Interval[] | undefined {
  const type = typeOf(operand);
  if (type === 'array' || type === 'minKey' || type === 'maxKey') return undefined;
  const nan = isNumber(type) && Number.isNaN(toDouble(operand as BsonNumber));
  if (type === 'null' || nan) return name === 'gte' || name === 'lte' ? [pointOf(operand)] : [];
  const { start, end } = pointOf(operand);
  const first = Buffer.from([typeByte(type)]);
  const beyond = Buffer.from([typeByte(type) + 1]);
  switch (name) {
    case 'gt':
      return [{ start: end, end: beyond, point: false }];
    case 'gte':
      return [{ start, end: beyond, point: false }];
    case 'lt':
      return [{ start: first, end: start, point: false }];
    case 'lte':
      return [{ start: first, end, point: false }];
  }
}

function regexIntervals(regex: BSONRegExp): readonly Interval[] {
  const prefix = literalPrefix(fromBson(regex)) ?? '';
  // The encoded text without its two bytes of terminator.
  const start = encodeValue(prefix).subarray(0, -2);
  return [{ start, end: afterPrefix(start)!, point: false }, pointOf(regex)];
}

function elementIntervals(node: FilterNode): readonly Interval[] | undefined {
  const tests = conjuncts(node).filter((inner) => inner.kind === 'path');
  return tests.reduce<readonly Interval[] | undefined>(
    (bounds, test) => intersect(bounds, intervalsOf(test)),
    undefined,
  );
}

/** The conditions that must all hold, with nested `$and` flattened. */
export function conjuncts(node: FilterNode): FilterNode[] {
  return node.kind === 'and' ? node.nodes.flatMap(conjuncts) : [node];
}

function union(lists: readonly (readonly Interval[] | undefined)[]): readonly Interval[] | undefined {
  const all: Interval[] = [];
  for (const list of lists) {
    if (!list) return undefined;
    all.push(...list);
  }
  all.sort((a, b) => Buffer.compare(a.start, b.start));
  const merged: Interval[] = [];
  for (const interval of all) {
    const last = merged.at(-1);
    if (!last || Buffer.compare(last.end, interval.start) <= 0) {
      merged.push(interval);
    } else if (Buffer.compare(last.end, interval.end) < 0) {
      merged[merged.length - 1] = { start: last.start, end: interval.end, point: false };
    }
  }
  return merged;
}

/** The values in both lists of ranges; undefined stands for all values. */
export function intersect(
  a: readonly Interval[] | undefined,
  b: readonly Interval[] | undefined,
): readonly Interval[] | undefined {
  if (!a || !b) return a ?? b;
  const common: Interval[] = [];
  for (const left of a) {
    for (const right of b) {
      const start = Buffer.compare(left.start, right.start) >= 0 ? left.start : right.start;
      const end = Buffer.compare(left.end, right.end) <= 0 ? left.end : right.end;
      if (Buffer.compare(start, end) < 0) common.push({ start, end, point: left.point || right.point });
    }
  }
  return common;
}
