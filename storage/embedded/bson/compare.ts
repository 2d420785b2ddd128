import type { ObjectId } from 'bson';
import { encodeValue, typeByte } from './key.ts';
import { type BsonNumber, split } from './number.ts';
import { isNumber, typeOf } from './types.ts';

/** Compares two decoded values in MongoDB's order: negative, zero or positive. */
export function compare(a: unknown, b: unknown): number {
  const left = typeOf(a);
  const right = typeOf(b);
  const byType = typeByte(left) - typeByte(right);
  if (byType !== 0) return byType;
  if (left === 'null' || left === 'undefined') return 0;
  if (isNumber(left)) return compareNumbers(a as BsonNumber, b as BsonNumber);
  if (left === 'date') return (a as Date).getTime() - (b as Date).getTime();
  if (left === 'objectId') return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
  if (left === 'string' && right === 'string' && a === b) return 0;
  return Buffer.compare(encodeValue(a), encodeValue(b));
}

function compareNumbers(a: BsonNumber, b: BsonNumber): number {
  const left = split(a);
  const right = split(b);
  if (left.rest && right.rest) return Buffer.compare(encodeValue(a), encodeValue(b));
  if (left.floor === right.floor) return Number(Boolean(left.rest)) - Number(Boolean(right.rest));
  if (Number.isNaN(left.floor)) return Number.isNaN(right.floor) ? 0 : -1;
  if (Number.isNaN(right.floor)) return 1;
  return left.floor < right.floor ? -1 : 1;
}

/** Whether two decoded values are equal as MongoDB sees them: 1, 1.0 and NumberLong(1) are one value. */
export function equal(a: unknown, b: unknown): boolean {
  return compare(a, b) === 0;
}

/** Whether two values belong to one comparison class, so that `$lt` and `$gt` may relate them. */
export function comparable(a: unknown, b: unknown): boolean {
  return typeByte(typeOf(a)) === typeByte(typeOf(b));
}
