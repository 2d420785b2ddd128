import { isObject } from '../bson/types.ts';

/** Splits a dotted path. */
export function splitPath(path: string): readonly string[] {
  return path.split('.');
}

/** Whether a path component can name an array element. */
export function isArrayIndex(part: string): boolean {
  return /^(0|[1-9]\d*)$/.test(part);
}

/**
 * Called with each value a path leads to; `undefined` means the field is missing. `index` is the position in the
 * outermost array crossed on the way, `array` the path of that array. Returning true stops the walk.
 */
export type Visit = (value: unknown, array: string | undefined, index: number) => boolean;

/**
 * Visits the values a query path leads to, as MongoDB's matcher does: arrays on the way are entered, an array at the
 * end gives its elements and then itself (only itself when `expandLeaf` is false).
 * @returns whether a visit returned true
 */
export function visitPath(
  document: unknown,
  parts: readonly string[],
  expandLeaf: boolean,
  visit: Visit,
): boolean {
  return enterObject(document, parts, 0, { expandLeaf, visit, array: undefined, index: -1 });
}

interface Walk {
  readonly expandLeaf: boolean;
  readonly visit: Visit;
  readonly array: string | undefined;
  readonly index: number;
}

function enterObject(object: unknown, parts: readonly string[], at: number, walk: Walk): boolean {
  const name = parts[at]!;
  const value = isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
  return enterValue(value, parts, at + 1, walk);
}

function enterValue(value: unknown, parts: readonly string[], at: number, walk: Walk): boolean {
  if (Array.isArray(value)) return enterArray(value, parts, at, walk);
  if (at === parts.length) return walk.visit(value, walk.array, walk.index);
  if (isObject(value)) return enterObject(value, parts, at, walk);
  return walk.visit(undefined, walk.array, walk.index);
}

function enterArray(array: readonly unknown[], parts: readonly string[], at: number, walk: Walk): boolean {
  const inside = (index: number): Walk =>
    walk.array === undefined ? { ...walk, array: parts.slice(0, at).join('.'), index } : walk;
  if (at === parts.length) {
    if (walk.expandLeaf) {
      for (const [i, item] of array.entries()) {
        const { array: path, index } = inside(i);
        if (walk.visit(item, path, index)) return true;
      }
    }
    return walk.visit(array, walk.array, walk.index);
  }
  const named = isArrayIndex(parts[at]!) ? Number(parts[at]) : -1;
  for (const [i, item] of array.entries()) {
    if (isObject(item) && enterObject(item, parts, at, inside(i))) return true;
    if (i === named && enterValue(item, parts, at + 1, walk)) return true;
  }
  return false;
}
