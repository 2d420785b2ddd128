import { type Document, Int32 } from 'bson';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { evaluate } from '../query/match.ts';
import { parseFilter } from '../query/parse.ts';
import { parseSort, sortKey } from '../query/sort.ts';
import { parseExpression } from './expression.ts';
import { type Grouping, parseGroup } from './group.ts';
import {
  parseAddFields,
  parseProject,
  parseReplaceRoot,
  parseUnset,
  parseUnwind,
  type Reshape,
} from './reshape.ts';

/** Documents flowing through a pipeline; `undefined` marks where the reader may pause. */
export type Flow = Iterable<Document | undefined>;

/** One stage: takes the documents before it and gives those after it. */
export type Stage = (input: Flow) => Flow;

/** Parses the stages of a pipeline. Stages the engine does not have are refused by name. */
export function parsePipeline(stages: readonly unknown[]): Stage[] {
  return stages.map((stage) => {
    const entries = isObject(stage) ? Object.entries(stage) : [];
    const [name, spec] = entries[0] ?? [];
    if (name === undefined || entries.length !== 1) {
      throw new ServerError(
        'FailedToParse',
        'A pipeline stage specification object must contain exactly one field.',
      );
    }
    return parseStage(name, spec);
  });
}

function parseStage(name: string, spec: unknown): Stage {
  switch (name) {
    case '$match':
      return match(objectSpec(name, spec));
    case '$sort':
      return sort(objectSpec(name, spec));
    case '$limit':
      return limit(positive(name, spec));
    case '$skip':
      return skip(whole(name, spec));
    case '$project':
      return each(parseProject(spec));
    case '$addFields':
    case '$set':
      return each(parseAddFields(spec));
    case '$unset':
      return each(parseUnset(spec));
    case '$replaceRoot':
      return each(parseReplaceRoot(objectSpec(name, spec).newRoot));
    case '$replaceWith':
      return each(parseReplaceRoot(spec));
    case '$unwind':
      return unwind(parseUnwind(spec));
    case '$group':
      return group(parseGroup(spec));
    case '$sortByCount':
      return sortByCount(spec);
    case '$count':
      return count(spec);
    default:
      if (name.startsWith('$')) throw notSupported(`The aggregation stage ${name}`);
      throw new ServerError('UnrecognizedStage', `Unrecognized pipeline stage name: '${name}'`);
  }
}

function match(spec: Document): Stage {
  const filter = parseFilter(spec);
  return function* (input) {
    for (const item of input) yield item && evaluate(filter, item) ? item : undefined;
  };
}

function sort(spec: Document): Stage {
  const fields = parseSort(spec);
  if (fields.length === 0) throw new ServerError('BadValue', '$sort stage must have at least one sort key');
  return function* (input) {
    const kept: { key: Buffer; item: Document }[] = [];
    for (const item of input) {
      if (item) kept.push({ key: sortKey(fields, item), item });
      yield undefined;
    }
    kept.sort((a, b) => Buffer.compare(a.key, b.key));
    for (const { item } of kept) yield item;
  };
}

function limit(most: number): Stage {
  return function* (input) {
    let given = 0;
    for (const item of input) {
      yield item;
      if (item && ++given === most) return;
    }
  };
}

function skip(first: number): Stage {
  return function* (input) {
    let seen = 0;
    for (const item of input) yield item && ++seen > first ? item : undefined;
  };
}

function each(reshape: Reshape): Stage {
  return function* (input) {
    for (const item of input) yield item && reshape(item);
  };
}

function unwind(split: (document: Document) => Document[]): Stage {
  return function* (input) {
    for (const item of input) {
      if (item) yield* split(item);
      else yield undefined;
    }
  };
}

function group(create: () => Grouping): Stage {
  return function* (input) {
    const grouping = create();
    for (const item of input) {
      if (item) grouping.add(item);
      yield undefined;
    }
    yield* grouping.results();
  };
}

function sortByCount(spec: unknown): Stage {
  parseExpression(spec);
  const grouped = group(parseGroup({ _id: spec, count: { $sum: new Int32(1) } }));
  const sorted = sort({ count: new Int32(-1) });
  return (input) => sorted(grouped(input));
}

function count(spec: unknown): Stage {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.')) {
    throw new ServerError('BadValue', 'the count field must be a non-empty string without $ and dots');
  }
  return function* (input) {
    let n = 0;
    for (const item of input) {
      if (item) n++;
      yield undefined;
    }
    if (n > 0) yield { [spec]: new Int32(n) };
  };
}

function objectSpec(name: string, spec: unknown): Document {
  if (!isObject(spec)) throw new ServerError('FailedToParse', `the ${name} specification must be an object`);
  return spec;
}

/** A whole number that is not negative. */
export function whole(name: string, spec: unknown): number {
  const number = spec !== undefined && isNumber(typeOf(spec)) ? toDouble(spec as BsonNumber) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 0) {
    throw new ServerError(
      'BadValue',
      `invalid argument to ${name} stage: a whole non-negative number is expected`,
    );
  }
  return number;
}

/** A whole number above zero. */
export function positive(name: string, spec: unknown): number {
  const number = whole(name, spec);
  if (number === 0) throw new ServerError('BadValue', `the ${name} must be positive`);
  return number;
}
