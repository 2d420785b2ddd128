import { Decimal128, Double, Int32, Long } from 'bson';
import { type BsonNumber, toDouble } from './number.ts';

const MAX_LONG = 2n ** 63n - 1n;
const MIN_LONG = -(2n ** 63n);

/** Adds as MongoDB does: the wider type wins, int overflows to long. Undefined when a long would overflow. */
export function add(a: BsonNumber, b: BsonNumber): BsonNumber | undefined {
  return calculate(a, b, {
    doubles: (x, y) => x + y,
    integers: (x, y) => x + y,
    decimals: (x, y) => {
      const exponent = Math.min(x.exponent, y.exponent);
      return { coefficient: scaled(x, exponent) + scaled(y, exponent), exponent };
    },
  });
}

/** Multiplies as MongoDB does; see `add`. */
export function multiply(a: BsonNumber, b: BsonNumber): BsonNumber | undefined {
  return calculate(a, b, {
    doubles: (x, y) => x * y,
    integers: (x, y) => x * y,
    decimals: (x, y) => ({ coefficient: x.coefficient * y.coefficient, exponent: x.exponent + y.exponent }),
  });
}

interface Exact {
  readonly coefficient: bigint;
  readonly exponent: number;
}

interface Operation {
  readonly doubles: (x: number, y: number) => number;
  readonly integers: (x: bigint, y: bigint) => bigint;
  readonly decimals: (x: Exact, y: Exact) => Exact;
}

function calculate(a: BsonNumber, b: BsonNumber, operation: Operation): BsonNumber | undefined {
  if (a._bsontype === 'Decimal128' || b._bsontype === 'Decimal128') return decimal(a, b, operation);
  if (a._bsontype === 'Double' || b._bsontype === 'Double') {
    return new Double(operation.doubles(toDouble(a), toDouble(b)));
  }
  const result = operation.integers(toInteger(a), toInteger(b));
  const bothInts = a._bsontype === 'Int32' && b._bsontype === 'Int32';
  if (bothInts && result === BigInt.asIntN(32, result)) return new Int32(Number(result));
  return result > MAX_LONG || result < MIN_LONG ? undefined : Long.fromBigInt(result);
}

function toInteger(value: Int32 | Double | Long): bigint {
  return value._bsontype === 'Long' ? value.toBigInt() : BigInt(value.value);
}

function decimal(a: BsonNumber, b: BsonNumber, operation: Operation): Decimal128 {
  const left = toExact(a);
  const right = toExact(b);
  if (!left || !right) {
    const special = operation.doubles(toDouble(a), toDouble(b));
    return Decimal128.fromString(String(special));
  }
  const { coefficient, exponent } = operation.decimals(left, right);
  return Decimal128.fromStringWithRounding(`${coefficient}E${exponent}`);
}

/** A double becomes the decimal of its 15 leading digits, as in MongoDB. */
function toExact(value: BsonNumber): Exact | undefined {
  const text =
    value._bsontype === 'Double'
      ? Number.isFinite(value.value)
        ? shortest(value.value)
        : String(value.value)
      : value.toString();
  const match = /^([-+]?)(\d*)\.?(\d*)(?:E([-+]?\d+))?$/i.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', part = '', power = '0'] = match;
  const magnitude = BigInt(whole + part);
  return { coefficient: sign === '-' ? -magnitude : magnitude, exponent: Number(power) - part.length };
}

function shortest(double: number): string {
  return String(Number(double.toPrecision(15)));
}

function scaled(value: Exact, exponent: number): bigint {
  return value.coefficient * 10n ** BigInt(value.exponent - exponent);
}
