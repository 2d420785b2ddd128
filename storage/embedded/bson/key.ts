import type { Binary, BSONRegExp, Code, DBRef, Document, Long, ObjectId, Timestamp } from 'bson';
import { ByteWriter } from './bytes.ts';
import { type BsonNumber, split } from './number.ts';
import { type BsonType, typeOf } from './types.ts';

/**
 * The BSON comparison order written as bytes: comparing two encoded values byte by byte gives MongoDB's order of the
 * values. The encoding is prefix-free, so encoded values can be joined into compound keys.
 */

/** First byte of every encoded value. None is 0x00 or 0xff, so ranges of one type always have an end. */
const TYPE_BYTES: Readonly<Record<BsonType, number>> = {
  minKey: 0x10,
  undefined: 0x18,
  null: 0x20,
  int: 0x30,
  long: 0x30,
  double: 0x30,
  decimal: 0x30,
  string: 0x40,
  symbol: 0x40,
  object: 0x50,
  array: 0x58,
  binData: 0x60,
  objectId: 0x68,
  bool: 0x70,
  date: 0x78,
  timestamp: 0x80,
  regex: 0x88,
  dbPointer: 0x90,
  javascript: 0x98,
  javascriptWithScope: 0xa0,
  maxKey: 0xf0,
};

/** The byte that all values of the same comparison class (all numbers, say) begin with. */
export function typeByte(type: BsonType): number {
  return TYPE_BYTES[type];
}

/** Encodes one value in ascending order. JavaScript `undefined` stands for the key of an empty array. */
export function encodeValue(value: unknown): Buffer {
  const writer = new ByteWriter();
  writeValue(writer, value);
  return writer.result();
}

/** Appends one encoded value. */
export function writeValue(writer: ByteWriter, value: unknown): void {
  const type = typeOf(value);
  writer.byte(TYPE_BYTES[type]);
  writePayload(writer, type, value);
}

function writePayload(writer: ByteWriter, type: BsonType, value: unknown): void {
  switch (type) {
    case 'minKey':
    case 'maxKey':
    case 'undefined':
    case 'null':
      return;
    case 'int':
    case 'long':
    case 'double':
    case 'decimal':
      writeNumber(writer, value as BsonNumber);
      return;
    case 'string':
    case 'symbol':
      writeText(writer, String(value));
      return;
    case 'object':
      writeObject(writer, value as Document);
      return;
    case 'array':
      for (const item of value as unknown[]) writeValue(writer, item);
      writer.byte(0x00);
      return;
    case 'binData': {
      const binary = value as Binary;
      writer.uint32(binary.position);
      writer.byte(binary.sub_type);
      writer.bytes(binary.buffer.subarray(0, binary.position));
      return;
    }
    case 'objectId':
      writer.bytes((value as ObjectId).id);
      return;
    case 'bool':
      writer.byte(value ? 1 : 0);
      return;
    case 'date':
      writer.uint64(BigInt.asUintN(64, BigInt((value as Date).getTime()) ^ (1n << 63n)));
      return;
    case 'timestamp':
      writer.uint64(BigInt.asUintN(64, (value as Timestamp as unknown as Long).toBigInt()));
      return;
    case 'regex':
      writeText(writer, (value as BSONRegExp).pattern);
      writeText(writer, (value as BSONRegExp).options);
      return;
    case 'dbPointer':
      writeObject(writer, (value as DBRef).toJSON());
      return;
    case 'javascript':
      writeText(writer, (value as Code).code);
      return;
    case 'javascriptWithScope':
      writeText(writer, (value as Code).code);
      writeObject(writer, (value as Code).scope ?? {});
      return;
  }
}

function writeObject(writer: ByteWriter, object: Document): void {
  for (const [name, item] of Object.entries(object)) {
    const type = typeOf(item);
    writer.byte(TYPE_BYTES[type]);
    writeText(writer, name);
    writePayload(writer, type, item);
  }
  writer.byte(0x00);
}

/** UTF-8 with 0x00 written as 0x00 0xff, ended by 0x00 0x00. */
function writeText(writer: ByteWriter, text: string): void {
  if (text.includes('\0')) {
    const parts = text.split('\0');
    parts.forEach((part, i) => {
      writer.utf8(part);
      if (i < parts.length - 1) writer.bytes(ESCAPED_ZERO);
    });
  } else {
    writer.utf8(text);
  }
  writer.byte(0x00);
  writer.byte(0x00);
}

const ESCAPED_ZERO = Buffer.from([0x00, 0xff]);
const EXACT_DOUBLE = 0x00;
const ABOVE_DOUBLE = 0x01;

function writeNumber(writer: ByteWriter, value: BsonNumber): void {
  const { floor, rest } = split(value);
  writeDouble(writer, floor);
  if (!rest) {
    writer.byte(EXACT_DOUBLE);
    return;
  }
  writer.byte(ABOVE_DOUBLE);
  const start = writer.position();
  const exponent = rest.exponent + 0x8000;
  writer.byte(exponent >> 8);
  writer.byte(exponent & 0xff);
  for (const digit of rest.digits) writer.byte(Number(digit) + 1);
  writer.byte(0x00);
  // Below zero a larger magnitude is a smaller number.
  if (floor < 0) writer.invertFrom(start);
}

function writeDouble(writer: ByteWriter, double: number): void {
  if (Number.isNaN(double)) {
    writer.uint64(0n);
    return;
  }
  const start = writer.position();
  writer.float64(double === 0 ? 0 : double);
  if (double < 0) writer.invertFrom(start);
  else writer.flipSign(start);
}
