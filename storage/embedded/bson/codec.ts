import { type Document, deserialize, serialize } from 'bson';
import { ServerError } from '../errors.ts';

/** Largest document MongoDB accepts, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/**
 * Decodes BSON keeping every numeric type apart (Int32, Double, Long, Decimal128), so that a document which is
 * read and written again keeps its types.
 */
export function decode(bytes: Uint8Array): Document {
  return deserialize(bytes, {
    promoteValues: false,
    promoteLongs: false,
    promoteBuffers: false,
    bsonRegExp: true,
  });
}

/** Encodes a document; refuses one above 16 MB with BSONObjectTooLarge. */
export function encode(document: Document): Buffer {
  const bytes = Buffer.from(serialize(document, { ignoreUndefined: false, checkKeys: false }));
  checkSize(bytes);
  return bytes;
}

/** Throws BSONObjectTooLarge when a stored document would exceed 16 MB. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new ServerError(
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}`,
    );
  }
}
