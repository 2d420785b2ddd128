import type { Document } from 'bson';
import { isObject } from '../bson/types.ts';
import { ServerError } from '../errors.ts';
import { isArrayIndex } from '../query/path.ts';

/** Marks an absent field; BSON null is a value. */
export const MISSING: unique symbol = Symbol('missing');

/** Arrays are padded with nulls up to a set position, but not without bound. */
const MAX_PADDING = 1_500_000;

/** The value at an update path, or MISSING. Update paths enter arrays only by position. */
export function valueAt(document: Document, parts: readonly string[]): unknown {
  let value: unknown = document;
  for (const part of parts) {
    if (Array.isArray(value)) {
      if (!isArrayIndex(part) || Number(part) >= value.length) return MISSING;
      value = value[Number(part)];
    } else if (isObject(value) && Object.hasOwn(value, part)) {
      value = value[part];
    } else {
      return MISSING;
    }
  }
  return value;
}

/**
 * Sets the value at an update path, creating documents on the way and padding arrays with null.
 * @throws ServerError PathNotViable when the path leads through a scalar or a named field of an array
 */
export function setAt(document: Document, parts: readonly string[], value: unknown): void {
  let container: Document | unknown[] = document;
  for (const [depth, part] of parts.entries()) {
    const last = depth === parts.length - 1;
    const fresh = Array.isArray(container)
      ? pad(container, part, parts, depth)
      : !Object.hasOwn(container, part);
    const holder = container as Document;
    if (last) assign(holder, part, value);
    else if (fresh) assign(holder, part, {});
    if (last) return;
    const inner: unknown = holder[part];
    if (!isObject(inner) && !Array.isArray(inner)) throw notViable(parts, depth + 1, inner);
    container = inner;
  }
}

/** Makes room for a position in an array; returns whether the position is new. */
function pad(array: unknown[], part: string, parts: readonly string[], depth: number): boolean {
  if (!isArrayIndex(part)) throw notViable(parts, depth, array);
  const index = Number(part);
  if (index < array.length) return false;
  if (index - array.length > MAX_PADDING) {
    throw new ServerError('BadValue', `can't backfill more than ${MAX_PADDING} elements`);
  }
  while (array.length <= index) array.push(null);
  return true;
}

/** Removes a field; an array element becomes null instead. */
export function removeAt(document: Document, parts: readonly string[]): void {
  const parent = parts.length === 1 ? document : valueAt(document, parts.slice(0, -1));
  const last = parts.at(-1)!;
  if (Array.isArray(parent)) {
    if (isArrayIndex(last) && Number(last) < parent.length) parent[Number(last)] = null;
  } else if (isObject(parent)) {
    delete parent[last];
  }
}

function assign(holder: Document, name: string, value: unknown): void {
  if (name === '__proto__') throw new ServerError('BadValue', "A field named '__proto__' cannot be updated");
  holder[name] = value;
}

function notViable(parts: readonly string[], depth: number, element: unknown): ServerError {
  const shown = JSON.stringify(element) ?? 'null';
  return new ServerError(
    'PathNotViable',
    `Cannot create field '${parts[depth]}' in element {${parts[depth - 1] ?? ''}: ${shown.slice(0, 200)}}`,
  );
}
