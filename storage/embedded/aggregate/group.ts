import { type Document, Double, Int32 } from 'bson';
import { add } from '../bson/arithmetic.ts';
import { compare } from '../bson/compare.ts';
import { encodeValue } from '../bson/key.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { type Expression, parseExpression } from './expression.ts';

/** Collects the values of one group. `undefined` is a missing field. */
interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

/** A parsed `$group`: feed documents, then read the groups. */
export interface Grouping {
  add(document: Document): void;
  results(): Iterable<Document>;
}

/** Parses `$group`; gives a factory, since every run groups anew. */
export function parseGroup(spec: unknown): () => Grouping {
  if (!isObject(spec) || !('_id' in spec)) {
    throw new ServerError('FailedToParse', 'a group specification must include an _id');
  }
  const key = parseExpression(spec._id);
  const fields = Object.entries(spec)
    .filter(([name]) => name !== '_id')
    .map(([name, source]) => ({ name, ...parseAccumulator(name, source) }));
  return () => grouping(key, fields);
}

interface Field {
  readonly name: string;
  readonly create: () => Accumulator;
  readonly input: Expression;
}

function grouping(key: Expression, fields: readonly Field[]): Grouping {
  const groups = new Map<string, { id: unknown; accumulators: Accumulator[] }>();
  return {
    add(document) {
      const id = key(document) ?? null;
      const name = encodeValue(id).toString('latin1');
      let group = groups.get(name);
      if (!group) {
        group = { id, accumulators: fields.map(({ create }) => create()) };
        groups.set(name, group);
      }
      for (const [i, { input }] of fields.entries()) group.accumulators[i]!.add(input(document));
    },
    *results() {
      for (const { id, accumulators } of groups.values()) {
        const values = fields.map(({ name }, i) => [name, accumulators[i]!.result()]);
        yield { _id: id, ...Object.fromEntries(values) };
      }
    },
  };
}

function parseAccumulator(name: string, source: unknown): Omit<Field, 'name'> {
  if (name.includes('.') || name.startsWith('$')) {
    throw new ServerError('BadValue', `The field name '${name}' cannot contain '.' or start with '$'`);
  }
  const entries = isObject(source) ? Object.entries(source) : [];
  const [operator, operand] = entries[0] ?? [];
  if (operator === undefined || entries.length !== 1 || !operator.startsWith('$')) {
    throw new ServerError('FailedToParse', `The field '${name}' must be an accumulator object`);
  }
  const create = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
  if (!create) throw notSupported(`The accumulator ${operator}`);
  if (operator === '$count') return { create: ACCUMULATORS.$sum!, input: () => new Int32(1) };
  return { create, input: parseExpression(operand) };
}

const ACCUMULATORS: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $count: sum,
  $avg: average,
  $min: () => extreme((order) => order < 0),
  $max: () => extreme((order) => order > 0),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
};

function numberOf(value: unknown): BsonNumber | undefined {
  return value !== undefined && isNumber(typeOf(value)) ? (value as BsonNumber) : undefined;
}

/** Long sums that overflow go on as doubles, as in MongoDB. */
function plus(a: BsonNumber, b: BsonNumber): BsonNumber {
  return add(a, b) ?? new Double(toDouble(a) + toDouble(b));
}

function sum(): Accumulator {
  let total: BsonNumber = new Int32(0);
  return {
    add: (value) => {
      const number = numberOf(value);
      if (number) total = plus(total, number);
    },
    result: () => total,
  };
}

function average(): Accumulator {
  let total: BsonNumber = new Int32(0);
  let count = 0;
  return {
    add: (value) => {
      const number = numberOf(value);
      if (!number) return;
      if (number._bsontype === 'Decimal128') throw notSupported('$avg of decimals');
      total = plus(total, number);
      count++;
    },
    result: () => (count === 0 ? null : new Double(toDouble(total) / count)),
  };
}

function extreme(better: (order: number) => boolean): Accumulator {
  let best: unknown = null;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === null || better(compare(value, best))) best = value;
    },
    result: () => best,
  };
}

function first(): Accumulator {
  let seen = false;
  let kept: unknown = null;
  return {
    add: (value) => {
      if (!seen) kept = value ?? null;
      seen = true;
    },
    result: () => kept,
  };
}

function last(): Accumulator {
  let kept: unknown = null;
  return {
    add: (value) => {
      kept = value ?? null;
    },
    result: () => kept,
  };
}

function push(): Accumulator {
  const items: unknown[] = [];
  return {
    add: (value) => {
      if (value !== undefined) items.push(value);
    },
    result: () => items,
  };
}

function addToSet(): Accumulator {
  const items = new Map<string, unknown>();
  return {
    add: (value) => {
      if (value === undefined) return;
      const id = encodeValue(value).toString('latin1');
      if (!items.has(id)) items.set(id, value);
    },
    result: () => [...items.values()],
  };
}
