import type { Document } from 'bson';
import { equal } from '../bson/compare.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import type { FilterNode } from '../query/node.ts';
import { parseFilter } from '../query/parse.ts';
import type { Index, IndexSpec } from '../store/catalog.ts';
import { checkCollation, flag } from './context.ts';

const KNOWN = new Set([
  'v',
  'key',
  'name',
  'ns',
  'background',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'collation',
]);

/** Checks and reads one entry of `createIndexes`. Refuses kinds of indexes and options the engine does not have. */
export function parseIndexSpec(source: unknown): IndexSpec {
  if (!isObject(source)) throw new ServerError('TypeMismatch', 'The indexes must be objects');
  for (const name of Object.keys(source)) {
    if (!KNOWN.has(name)) throw notSupported(`The index option '${name}'`);
  }
  checkCollation(source);
  const key: unknown = source.key;
  const name: unknown = source.name;
  if (!isObject(key) || Object.keys(key).length === 0) {
    throw new ServerError('CannotCreateIndex', 'Index keys cannot be an empty object');
  }
  if (typeof name !== 'string' || name === '') {
    throw new ServerError('CannotCreateIndex', 'The index needs a name');
  }
  for (const [path, direction] of Object.entries(key)) checkKeyField(path, direction);
  const sparse = flag(source, 'sparse');
  const filter: unknown = source.partialFilterExpression;
  const expiry: unknown = source.expireAfterSeconds;
  return {
    name,
    key,
    unique: flag(source, 'unique'),
    sparse,
    ...(filter === undefined ? {} : { partialFilterExpression: checkFilter(filter, sparse) }),
    ...(expiry === undefined ? {} : { expireAfterSeconds: checkExpiry(expiry, key) }),
  };
}

function checkKeyField(path: string, direction: unknown): void {
  if (path.includes('$**')) throw notSupported('A wildcard index');
  if (typeof direction === 'string') throw notSupported(`An index of kind '${direction}'`);
  const number = isNumber(typeOf(direction)) ? toDouble(direction as BsonNumber) : Number.NaN;
  if (number !== 1 && number !== -1) {
    throw new ServerError('CannotCreateIndex', `Values in the index key pattern must be 1 or -1: ${path}`);
  }
  const parts = path.split('.');
  if (parts.some((part) => part === '' || part.startsWith('$'))) {
    throw new ServerError(
      'CannotCreateIndex',
      `Index keys cannot contain an empty or $-prefixed field: '${path}'`,
    );
  }
  if (parts.some((part) => /^\d+$/.test(part))) {
    throw notSupported(`An index on an array position ('${path}')`);
  }
}

function checkExpiry(value: unknown, key: Document): number {
  const seconds = isNumber(typeOf(value)) ? toDouble(value as BsonNumber) : Number.NaN;
  if (!(seconds >= 0) || seconds > 2 ** 31 - 1) {
    throw new ServerError(
      'CannotCreateIndex',
      "TTL index 'expireAfterSeconds' must be within 0 and 2147483647",
    );
  }
  if (Object.keys(key).length !== 1 || '_id' in key) {
    throw new ServerError(
      'CannotCreateIndex',
      'TTL indexes are single-field indexes on a field other than _id',
    );
  }
  return seconds;
}

/** MongoDB takes only conditions in a partial filter whose implication it can decide. */
function checkFilter(filter: unknown, sparse: boolean): Document {
  if (!isObject(filter)) {
    throw new ServerError('CannotCreateIndex', '"partialFilterExpression" for an index must be a document');
  }
  if (sparse) {
    throw new ServerError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  checkFilterNode(parseFilter(filter));
  return filter;
}

const PARTIAL_TESTS = new Set(['eq', 'gt', 'gte', 'lt', 'lte', 'in', 'exists', 'type']);

function checkFilterNode(node: FilterNode): void {
  if (node.kind === 'path' && PARTIAL_TESTS.has(node.test)) return;
  if (node.kind === 'and' || node.kind === 'or') {
    for (const inner of node.nodes) checkFilterNode(inner);
    return;
  }
  const what = node.kind === 'path' ? `$${node.test} on '${node.path}'` : `$${node.kind}`;
  throw new ServerError('CannotCreateIndex', `Expression not supported in partial index: ${what}`);
}

/** Whether an existing index is what a specification asks for. Throws when it only half is. */
export function alreadyThere(index: Index, spec: IndexSpec): boolean {
  const sameKey =
    equal(index.key, spec.key) && Object.keys(index.key).join() === Object.keys(spec.key).join();
  const sameOptions =
    index.unique === spec.unique &&
    index.sparse === spec.sparse &&
    index.expireAfterSeconds === spec.expireAfterSeconds &&
    equal(index.partialFilterExpression ?? null, spec.partialFilterExpression ?? null);
  if (index.name === spec.name) {
    if (sameKey && sameOptions) return true;
    const code = sameKey ? 'IndexOptionsConflict' : 'IndexKeySpecsConflict';
    throw new ServerError(
      code,
      `An existing index has the same name as the requested index, but different keys or options: ${spec.name}`,
    );
  }
  // The same key may be indexed twice when the partial filter, sparseness or uniqueness differ.
  if (sameKey && sameOptions) {
    throw new ServerError(
      'IndexOptionsConflict',
      `Index already exists with a different name: ${index.name}`,
    );
  }
  if (sameKey && index.expireAfterSeconds !== spec.expireAfterSeconds) {
    throw new ServerError(
      'IndexOptionsConflict',
      `An equivalent index already exists with different options: ${index.name}`,
    );
  }
  return false;
}
