/** Record ids are 48-bit counters; record keys and index entries end with one. */
export const RECORD_ID_BYTES = 6;

/** Longest key LMDB takes with 4 KB pages. */
export const MAX_KEY_BYTES = 1978;

/** Key of a stored document: collection number, record id. */
export function recordKey(collection: number, record: number): Buffer {
  const key = Buffer.allocUnsafe(4 + RECORD_ID_BYTES);
  key.writeUInt32BE(collection, 0);
  key.writeUIntBE(record, 4, RECORD_ID_BYTES);
  return key;
}

/** The record id at the end of a record key or index entry. */
export function recordIdOf(key: Buffer): number {
  return key.readUIntBE(key.length - RECORD_ID_BYTES, RECORD_ID_BYTES);
}

/** Prefix shared by all keys of one collection or one index. */
export function numberPrefix(number: number): Buffer {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(number, 0);
  return prefix;
}

/** Key of an index entry: index number, encoded values, record id. */
export function entryKey(index: number, values: Buffer, record: number): Buffer {
  const key = Buffer.allocUnsafe(4 + values.length + RECORD_ID_BYTES);
  key.writeUInt32BE(index, 0);
  values.copy(key, 4);
  key.writeUIntBE(record, 4 + values.length, RECORD_ID_BYTES);
  return key;
}
