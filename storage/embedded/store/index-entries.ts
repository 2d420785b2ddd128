import type { Document } from 'bson';
import { afterPrefix } from '../bson/bytes.ts';
import { duplicateKey, ServerError } from '../errors.ts';
import { extract } from '../query/extract.ts';
import { evaluate } from '../query/match.ts';
import { encodeTuple } from '../query/sort.ts';
import type { Collection, Index } from './catalog.ts';
import { type Environment, readKeys } from './environment.ts';
import { entryKey, MAX_KEY_BYTES, numberPrefix, RECORD_ID_BYTES, recordIdOf } from './keys.ts';

/** What one document puts into one index: encoded values, each with the tuple it was made of. */
export interface DocumentEntries {
  readonly values: ReadonlyMap<string, Entry>;
  /** For each indexed path, whether the document has an array on it. */
  readonly arrays: readonly boolean[];
}

interface Entry {
  readonly bytes: Buffer;
  readonly tuple: readonly unknown[];
}

const NOTHING: DocumentEntries = { values: new Map(), arrays: [] };

/**
 * The index entries of a document; none when a sparse or partial index leaves it out.
 * @throws ServerError KeyTooLong when the values do not fit into a key, CannotIndexParallelArrays
 */
export function entriesOf(index: Index, document: Document): DocumentEntries {
  if (index.filter && !evaluate(index.filter, document)) return NOTHING;
  const { tuples, arrays, present } = extract(
    document,
    index.fields.map(({ parts }) => parts),
  );
  if (index.sparse && !present) return NOTHING;
  const values = new Map<string, Entry>();
  for (const tuple of tuples) {
    const bytes = encodeTuple(index.fields, tuple);
    if (bytes.length > MAX_KEY_BYTES - 4 - RECORD_ID_BYTES) {
      throw new ServerError(
        'KeyTooLong',
        `The values of index '${index.name}' take ${bytes.length} bytes; the embedded engine indexes at most ${
          MAX_KEY_BYTES - 4 - RECORD_ID_BYTES
        }`,
      );
    }
    values.set(bytes.toString('latin1'), { bytes, tuple });
  }
  return { values, arrays };
}

/** Throws E11000 when a unique index already holds one of the values for another record. */
export function checkUnique(
  env: Environment,
  collection: Collection,
  index: Index,
  entries: DocumentEntries,
  record: number,
): void {
  if (!index.unique) return;
  for (const { bytes, tuple } of entries.values.values()) {
    const start = Buffer.concat([numberPrefix(index.number), bytes]);
    const holders = readKeys(
      env.entries,
      { start, end: afterPrefix(start)! },
      false,
      undefined,
      2,
      undefined,
    );
    if (holders.some((key) => recordIdOf(key) !== record)) {
      const keyValue = Object.fromEntries(index.fields.map(({ path }, i) => [path, tuple[i] ?? null]));
      throw duplicateKey(collection.ns, index.name, index.key, keyValue);
    }
  }
}

/** Writes the entries that are in `after` but not in `before`, and removes those only in `before`. */
export function writeEntries(
  env: Environment,
  index: Index,
  record: number,
  before: DocumentEntries,
  after: DocumentEntries,
): void {
  for (const [id, { bytes }] of before.values) {
    if (!after.values.has(id)) env.entries.remove(entryKey(index.number, bytes, record));
  }
  for (const [id, { bytes }] of after.values) {
    if (!before.values.has(id)) env.entries.put(entryKey(index.number, bytes, record), EMPTY);
  }
}

const EMPTY = Buffer.alloc(0);

/** The entries of a document that does not exist. */
export function noEntries(): DocumentEntries {
  return NOTHING;
}
