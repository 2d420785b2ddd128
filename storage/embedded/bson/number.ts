import type { Decimal128, Double, Int32, Long } from 'bson';

export type BsonNumber = Int32 | Double | Long | Decimal128;

/** An exact finite number: `numerator / denominator`. */
interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A number as an index sees it: the largest double that is not above it, and the exact value when they differ. */
export interface Split {
  readonly floor: number;
  /** Decimal digits of the exact value when it is not a double: value = ±0.digits * 10^exponent. */
  readonly rest?: { readonly digits: string; readonly exponent: number };
}

/** Splits any BSON number for ordering; numbers of different types that are equal split equally. */
export function split(value: BsonNumber): Split {
  switch (value._bsontype) {
    case 'Int32':
    case 'Double':
      return { floor: value.value };
    case 'Long':
      return splitText(value.toString());
    case 'Decimal128':
      return splitText(value.toString());
  }
}

function splitText(text: string): Split {
  if (text === 'NaN') return { floor: Number.NaN };
  if (text.endsWith('Infinity')) return { floor: text.startsWith('-') ? -Infinity : Infinity };
  const nearest = Number(text);
  if (Number.isSafeInteger(nearest) && /^-?\d+$/.test(text)) return { floor: nearest };
  const exact = parseDecimal(text);
  const fraction = toFraction(exact);
  const order = compareFraction(nearest, fraction);
  if (order === 0) return { floor: nearest };
  const floor = order < 0 ? nearest : nextBelow(nearest);
  return { floor, rest: { digits: exact.digits, exponent: exact.exponent } };
}

interface DecimalText {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

function parseDecimal(text: string): DecimalText {
  const match = /^([-+]?)(\d*)\.?(\d*)(?:E([-+]?\d+))?$/i.exec(text);
  if (!match) throw new TypeError(`Not a decimal number: ${text}`);
  const [, sign = '', whole = '', part = '', power = '0'] = match;
  const all = whole + part;
  const leading = all.length - all.replace(/^0+/, '').length;
  const digits = all.slice(leading).replace(/0+$/, '');
  const exponent = digits === '' ? 0 : whole.length - leading + Number(power);
  return { negative: sign === '-', digits, exponent };
}

function toFraction({ negative, digits, exponent }: DecimalText): Fraction {
  const shift = exponent - digits.length;
  const whole = BigInt(digits || '0') * (negative ? -1n : 1n);
  return shift >= 0
    ? { numerator: whole * 10n ** BigInt(shift), denominator: 1n }
    : { numerator: whole, denominator: 10n ** BigInt(-shift) };
}

function compareFraction(double: number, exact: Fraction): number {
  if (double === Infinity) return 1;
  if (double === -Infinity) return -1;
  const left = doubleToFraction(double);
  const difference = left.numerator * exact.denominator - exact.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function doubleToFraction(double: number): Fraction {
  let value = double;
  let denominator = 1n;
  while (!Number.isInteger(value)) {
    value *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(value), denominator };
}

const bits = new DataView(new ArrayBuffer(8));

/** The largest double below the given one. */
export function nextBelow(double: number): number {
  if (double === Infinity) return Number.MAX_VALUE;
  if (double === 0) return -Number.MIN_VALUE;
  bits.setFloat64(0, double);
  const step = double > 0 ? -1n : 1n;
  bits.setBigUint64(0, bits.getBigUint64(0) + step);
  return bits.getFloat64(0);
}

/** The number as a JavaScript double; a Long or Decimal128 may be rounded. */
export function toDouble(value: BsonNumber): number {
  switch (value._bsontype) {
    case 'Int32':
    case 'Double':
      return value.value;
    default:
      return Number(value.toString());
  }
}
