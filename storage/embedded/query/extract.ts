import { isObject } from '../bson/types.ts';
import { ServerError } from '../errors.ts';

/** The values a document gives to a list of paths, as index keys and sort keys see them. */
export interface Extraction {
  /** One entry an index key; a missing field is null, an empty array is undefined. */
  readonly tuples: readonly (readonly unknown[])[];
  /** For each path, whether an array was met on it. */
  readonly arrays: readonly boolean[];
  /** Whether at least one path exists in the document (sparse indexes hold only such documents). */
  readonly present: boolean;
}

interface Cursor {
  /** Value reached so far, and the components still to walk. */
  readonly value: unknown;
  readonly rest: readonly string[];
  readonly done: boolean;
}

/**
 * Extracts index tuples. Arrays give one tuple an element; elements of one array are taken together, so an index on
 * `items.a` and `items.b` pairs the fields of each item.
 * @throws ServerError CannotIndexParallelArrays when two paths hold different arrays
 */
export function extract(document: unknown, paths: readonly (readonly string[])[]): Extraction {
  const arrays = paths.map(() => false);
  const tuples: unknown[][] = [];
  const seen = { present: false };
  expand(
    paths.map((parts) => ({ value: document, rest: parts, done: false })),
    paths,
    arrays,
    tuples,
    seen,
  );
  return { tuples, arrays, present: seen.present };
}

function expand(
  cursors: readonly Cursor[],
  paths: readonly (readonly string[])[],
  arrays: boolean[],
  tuples: unknown[][],
  seen: { present: boolean },
): void {
  const reached = cursors.map((cursor) => (cursor.done ? cursor : descend(cursor)));
  const open = reached.flatMap((cursor, i) => (!cursor.done && Array.isArray(cursor.value) ? [i] : []));
  if (open.length === 0) {
    for (const cursor of reached) if (cursor.value !== MISSING) seen.present = true;
    tuples.push(reached.map(({ value }) => (value === MISSING ? null : value === EMPTY ? undefined : value)));
    return;
  }
  const array = reached[open[0]!]!.value as unknown[];
  if (open.some((i) => reached[i]!.value !== array)) {
    throw new ServerError(
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${open.map((i) => paths[i]!.join('.')).join('] [')}]`,
    );
  }
  for (const i of open) arrays[i] = true;
  const items: unknown[] = array.length === 0 ? [EMPTY] : array;
  for (const item of items) {
    const next = reached.map((cursor, i) => (open.includes(i) ? intoElement(cursor, item) : cursor));
    expand(next, paths, arrays, tuples, seen);
  }
}

const MISSING = Symbol('missing');
const EMPTY = Symbol('empty array');

function descend({ value: start, rest: parts }: Cursor): Cursor {
  let value = start;
  let rest = parts;
  while (rest.length > 0) {
    if (Array.isArray(value)) return { value, rest, done: false };
    const name = rest[0]!;
    if (!isObject(value) || !Object.hasOwn(value, name)) return { value: MISSING, rest: [], done: true };
    value = value[name];
    rest = rest.slice(1);
  }
  return { value, rest, done: !Array.isArray(value) };
}

function intoElement({ rest }: Cursor, item: unknown): Cursor {
  if (rest.length === 0) return { value: item, rest, done: true };
  // Neither scalars nor arrays directly inside an array have fields of their own.
  if (!isObject(item)) return { value: MISSING, rest: [], done: true };
  return { value: item, rest, done: false };
}
