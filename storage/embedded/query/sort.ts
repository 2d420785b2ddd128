import type { Document } from 'bson';
import { ByteWriter } from '../bson/bytes.ts';
import { writeValue } from '../bson/key.ts';
import { type BsonNumber, toDouble } from '../bson/number.ts';
import { isNumber, typeOf } from '../bson/types.ts';
import { notSupported, ServerError } from '../errors.ts';
import { extract } from './extract.ts';
import { splitPath } from './path.ts';

/** One field of a sort or an index key. */
export interface KeyField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly descending: boolean;
}

/** Parses a sort document such as `{ createdAt: -1, _id: 1 }`. */
export function parseSort(sort: Document): readonly KeyField[] {
  return Object.entries(sort).map(([path, direction]) => {
    if (path === '' || path.startsWith('$')) {
      if (path === '$natural') throw notSupported('Sorting by $natural');
      throw new ServerError('BadValue', `FieldPath field names may not start with '$': '${path}'`);
    }
    if (typeOf(direction) === 'object')
      throw notSupported(`Sorting by an expression ({ $meta: ... }) on '${path}'`);
    const number = isNumber(typeOf(direction)) ? toDouble(direction as BsonNumber) : Number.NaN;
    if (number !== 1 && number !== -1) {
      throw new ServerError(
        'BadValue',
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    }
    return { path, parts: splitPath(path), descending: number === -1 };
  });
}

/** Encodes the tuple of an index key or sort key; descending fields are inverted. */
export function encodeTuple(fields: readonly KeyField[], tuple: readonly unknown[]): Buffer {
  const writer = new ByteWriter();
  for (const [i, field] of fields.entries()) {
    const start = writer.position();
    writeValue(writer, tuple[i]);
    if (field.descending) writer.invertFrom(start);
  }
  return writer.result();
}

/** The bytes a document sorts by: for arrays the smallest element counts, or the largest when descending. */
export function sortKey(fields: readonly KeyField[], document: Document): Buffer {
  const { tuples } = extract(
    document,
    fields.map(({ parts }) => parts),
  );
  let least: Buffer | undefined;
  for (const tuple of tuples) {
    const key = encodeTuple(fields, tuple);
    if (!least || Buffer.compare(key, least) < 0) least = key;
  }
  return least!;
}
