import type { Document } from 'bson';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, isObject, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { parseProjection } from '../query/projection.ts';
import { MISSING, removeAt, setAt, valueAt } from '../update/target.ts';
import { type Expression, parseExpression } from './expression.ts';

/** Gives the new document for one document of a pipeline. */
export type Reshape = (document: Document) => Document;

/** `$project`: inclusion or exclusion as in find, and computed top-level fields. */
export function parseProject(spec: unknown): Reshape {
  if (!isObject(spec) || Object.keys(spec).length === 0) {
    throw new ServerError('BadValue', '$project specification must have at least one field');
  }
  const computed: [string, Expression][] = [];
  const plain: Document = {};
  for (const [name, value] of Object.entries(spec)) {
    if (isPlain(value)) plain[name] = value;
    else computed.push([name, computedField(name, value)]);
  }
  const included = Object.entries(plain).filter(([name]) => name !== '_id');
  if (computed.length > 0 && included.some(([, value]) => !isIncluded(value))) {
    throw new ServerError('BadValue', 'Cannot do exclusion and computed fields in one $project');
  }
  if (computed.length === 0) return parseProjection(plain) ?? ((document) => document);
  const base = baseOf(plain, included.length > 0, computed);
  return (document) => {
    const result = base(document);
    for (const [name, expression] of computed) {
      const value = expression(document);
      if (value !== undefined) result[name] = value;
    }
    return result;
  };
}

function baseOf(plain: Document, including: boolean, computed: readonly [string, Expression][]): Reshape {
  const replacesId = computed.some(([name]) => name === '_id');
  const keepsId = !replacesId && (plain._id === undefined || isIncluded(plain._id));
  if (including) return parseProjection({ ...plain, _id: keepsId })!;
  return (document) => (keepsId && document._id !== undefined ? { _id: document._id } : {});
}

function computedField(name: string, value: unknown): Expression {
  if (name.includes('.') || name.startsWith('$'))
    throw notSupported(`A computed field at the path '${name}'`);
  if (isObject(value) && !Object.keys(value).some((key) => key.startsWith('$'))) {
    throw notSupported(`A nested specification of '${name}' in $project`);
  }
  return parseExpression(value);
}

function isPlain(value: unknown): boolean {
  return typeof value === 'boolean' || (value !== undefined && isNumber(typeOf(value)));
}

function isIncluded(value: unknown): boolean {
  return value === true || (value !== false && toDouble(value as BsonNumber) !== 0);
}

/** `$addFields` and `$set`: adds or replaces top-level fields. */
export function parseAddFields(spec: unknown): Reshape {
  if (!isObject(spec)) throw new ServerError('BadValue', '$addFields specification must be an object');
  const fields = Object.entries(spec).map(([name, value]) => {
    if (name.includes('.')) throw notSupported(`A computed field at the path '${name}'`);
    if (isObject(value) && !Object.keys(value).some((key) => key.startsWith('$'))) {
      throw notSupported(`A nested specification of '${name}' in $addFields`);
    }
    return [name, parseExpression(value)] as const;
  });
  return (document) => {
    const result = { ...document };
    for (const [name, expression] of fields) {
      const value = expression(document);
      if (value === undefined) delete result[name];
      else result[name] = value;
    }
    return result;
  };
}

/** `$unset`: removes fields. */
export function parseUnset(spec: unknown): Reshape {
  const names = Array.isArray(spec) ? spec : [spec];
  if (!names.every((name) => typeof name === 'string')) {
    throw new ServerError('BadValue', '$unset specification must be a string or an array of strings');
  }
  return parseProjection(Object.fromEntries(names.map((name) => [name, false])))!;
}

/** `$replaceRoot` and `$replaceWith`. */
export function parseReplaceRoot(source: unknown): Reshape {
  const expression = parseExpression(source);
  return (document) => {
    const root = expression(document);
    if (!isObject(root)) {
      throw new ServerError('BadValue', "'newRoot' expression must evaluate to an object");
    }
    return root;
  };
}

/** `$unwind`: one document for each item of an array. */
export function parseUnwind(spec: unknown): (document: Document) => Document[] {
  const options: Document = isObject(spec) ? spec : { path: spec };
  for (const name of Object.keys(options)) {
    if (name !== 'path' && name !== 'preserveNullAndEmptyArrays')
      throw notSupported(`The $unwind option '${name}'`);
  }
  const path: unknown = options.path;
  if (typeof path !== 'string' || !path.startsWith('$') || path.startsWith('$$')) {
    throw new ServerError('BadValue', 'The path option of $unwind must be a field path that starts with $');
  }
  const parts = path.slice(1).split('.');
  const preserve = options.preserveNullAndEmptyArrays === true;
  return (document) => {
    const value = plainValue(document, parts);
    if (!Array.isArray(value)) {
      return (value === MISSING || value === null) && !preserve ? [] : [document];
    }
    if (value.length === 0) {
      if (!preserve) return [];
      const copy = structured(document, parts);
      removeAt(copy, parts);
      return [copy];
    }
    return value.map((item) => {
      const copy = structured(document, parts);
      setAt(copy, parts, item);
      return copy;
    });
  };
}

/** An array on the way to the unwound field is not entered. */
function plainValue(document: Document, parts: readonly string[]): unknown {
  for (let depth = 1; depth < parts.length; depth++) {
    if (Array.isArray(valueAt(document, parts.slice(0, depth)))) return MISSING;
  }
  return valueAt(document, parts);
}

/** Copies the documents on a path, so that setting its end leaves the original alone. */
function structured(document: Document, parts: readonly string[]): Document {
  const copy = { ...document };
  let at: Document = copy;
  for (const part of parts.slice(0, -1)) {
    const inner = { ...(at[part] as Document) };
    at[part] = inner;
    at = inner;
  }
  return copy;
}
