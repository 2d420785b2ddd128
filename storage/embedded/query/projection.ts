import type { Document } from 'bson';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { elementFilter } from './element.ts';
import { isOperators, parseFilter, parseOperators } from './parse.ts';

/** Turns a decoded document into the projected one. */
export type Projection = (document: Document) => Document;

type Transform = (value: unknown) => unknown;

/** A tree of projected fields: a leaf is included or excluded, or replaced by a transform of its value. */
interface Tree {
  [name: string]: Tree | 'leaf' | Transform;
}

/**
 * Parses a find projection: inclusions or exclusions, nested or dotted, `$slice` and `$elemMatch`.
 * @returns undefined when the projection keeps documents as they are
 */
export function parseProjection(spec: Document): Projection | undefined {
  const flat = flatten(spec, '');
  if (flat.length === 0) return undefined;
  const tree: Tree = Object.create(null);
  const kinds = new Set<Kind>();
  for (const [path, value] of flat) {
    const { kind, node } = leafOf(path, value);
    if (path !== '_id' || flat.length === 1) kinds.add(kind);
    plant(tree, path, node);
  }
  if (kinds.has('include') && kinds.has('exclude')) {
    throw new ServerError('BadValue', 'Cannot mix inclusion and exclusion in a projection');
  }
  const including = kinds.has('include') || (kinds.has('match') && !kinds.has('exclude'));
  if (!including) {
    // `{ _id: 1, x: 0 }` keeps _id.
    if (tree._id === 'leaf' && !isExclusion(spec._id)) delete tree._id;
    return (document) => exclude(document, tree);
  }
  if (isExclusion(spec._id)) delete tree._id;
  else if (!('_id' in tree)) tree._id = 'leaf';
  return (document) => include(document, tree);
}

type Kind = 'include' | 'exclude' | 'slice' | 'match';

function flatten(spec: Document, prefix: string): [string, unknown][] {
  return Object.entries(spec).flatMap(([name, value]): [string, unknown][] => {
    const path = prefix + name;
    if (name === '' || path.startsWith('$') || path.split('.').includes('')) {
      throw new ServerError('BadValue', `Invalid field name in projection: '${path}'`);
    }
    if (path.split('.').some((part) => part.startsWith('$'))) {
      throw notSupported(`The positional projection '${path}'`);
    }
    return isObject(value) && !isOperators(value) ? flatten(value, `${path}.`) : [[path, value]];
  });
}

function isExclusion(value: unknown): boolean {
  return (
    value === false || (value !== undefined && isNumber(typeOf(value)) && toDouble(value as BsonNumber) === 0)
  );
}

function leafOf(path: string, value: unknown): { kind: Kind; node: 'leaf' | Transform } {
  const type = typeOf(value);
  if (type === 'bool' || isNumber(type))
    return { kind: isExclusion(value) ? 'exclude' : 'include', node: 'leaf' };
  if (isObject(value)) {
    const [[operator, operand] = ['', undefined]] = Object.entries(value);
    if (operator === '$slice') return { kind: 'slice', node: slice(operand) };
    if (operator === '$elemMatch') return { kind: 'match', node: firstMatching(path, operand) };
    throw notSupported(`The projection operator ${operator} on '${path}'`);
  }
  throw notSupported(`A ${type} as the projection of '${path}'`);
}

function slice(operand: unknown): Transform {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((item) => {
    if (item === undefined || !isNumber(typeOf(item)))
      throw new ServerError('BadValue', '$slice needs numbers');
    return Math.trunc(toDouble(item as BsonNumber));
  });
  const [first, count] = numbers;
  if (first === undefined || numbers.length > 2 || (count !== undefined && count <= 0)) {
    throw new ServerError('BadValue', '$slice takes a count, or [skip, limit] with a positive limit');
  }
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (count === undefined) return first < 0 ? value.slice(first) : value.slice(0, first);
    const start = first < 0 ? Math.max(0, value.length + first) : first;
    return value.slice(start, start + count);
  };
}

function firstMatching(path: string, operand: unknown): Transform {
  if (path.includes('.'))
    throw new ServerError('BadValue', 'Cannot use $elemMatch projection on a nested field.');
  if (!isObject(operand)) throw new ServerError('BadValue', '$elemMatch: Invalid argument, object required');
  const element = elementFilter(operand, { parseFilter, parseOperators, isOperators });
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find(element.accepts);
    return found === undefined ? undefined : [found];
  };
}

function plant(tree: Tree, path: string, node: 'leaf' | Transform): void {
  const parts = path.split('.');
  let at = tree;
  for (const part of parts.slice(0, -1)) {
    const next = at[part] ?? Object.create(null);
    if (typeof next !== 'object') throw collision(path);
    at[part] = next;
    at = next;
  }
  const last = parts.at(-1)!;
  if (at[last] !== undefined) throw collision(path);
  at[last] = node;
}

function collision(path: string): ServerError {
  return new ServerError('BadValue', `Path collision at ${path}`);
}

function include(document: Document, tree: Tree): Document {
  const result: Document = {};
  for (const [name, value] of Object.entries(document)) {
    const node = tree[name];
    if (node === undefined) continue;
    const kept = node === 'leaf' ? value : typeof node === 'function' ? node(value) : includeIn(value, node);
    if (kept !== undefined) put(result, name, kept);
  }
  return result;
}

/** Scalars on the way to an included subfield vanish, also inside arrays. */
function includeIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => includeIn(item, tree)).filter((item) => item !== undefined);
  }
  return isObject(value) ? include(value, tree) : undefined;
}

function exclude(document: Document, tree: Tree): Document {
  const result: Document = {};
  for (const [name, value] of Object.entries(document)) {
    const node = tree[name];
    if (node === 'leaf') continue;
    const kept =
      node === undefined ? value : typeof node === 'function' ? node(value) : excludeIn(value, node);
    if (kept !== undefined) put(result, name, kept);
  }
  return result;
}

function excludeIn(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => excludeIn(item, tree));
  return isObject(value) ? exclude(value, tree) : value;
}

/** Sets a field as a plain property, whatever its name. */
function put(target: Document, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  else target[name] = value;
}
