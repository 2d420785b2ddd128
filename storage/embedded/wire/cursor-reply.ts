/**
 * Builds `{ cursor: { firstBatch | nextBatch: [...], id, ns }, ok: 1 }` around documents that are already encoded,
 * so that found documents travel without being decoded and encoded again.
 */
export function cursorReply(
  batchName: 'firstBatch' | 'nextBatch',
  documents: readonly Buffer[],
  cursorId: number,
  ns: string,
): Buffer {
  const id = Buffer.alloc(8);
  id.writeBigInt64LE(BigInt(cursorId));
  const name = Buffer.from(`${ns}\0`);
  const nameLength = Buffer.alloc(4);
  nameLength.writeInt32LE(name.length);
  const batch = encloseDocument(documents.flatMap((bytes, i) => [elementHead(DOCUMENT, String(i)), bytes]));
  const cursor = encloseDocument([
    elementHead(ARRAY, batchName),
    batch,
    elementHead(INT64, 'id'),
    id,
    elementHead(STRING, 'ns'),
    nameLength,
    name,
  ]);
  return encloseDocument([elementHead(DOCUMENT, 'cursor'), cursor, elementHead(INT32, 'ok'), ONE]);
}

const STRING = 0x02;
const DOCUMENT = 0x03;
const ARRAY = 0x04;
const INT32 = 0x10;
const INT64 = 0x12;
const ONE = Buffer.from([1, 0, 0, 0]);
const END = Buffer.from([0]);

function elementHead(type: number, name: string): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`)]);
}

function encloseDocument(parts: readonly Buffer[]): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32LE(parts.reduce((sum, part) => sum + part.length, 5));
  return Buffer.concat([size, ...parts, END]);
}
