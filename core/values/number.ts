import Big from 'big.js';
import { z } from 'zod';
import { decimalsOf, readDecimal, readQuantity } from './decimal.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

export const numberSchema = z.number();
export const integerSchema = z.int();

export const numberProblems = [
  ...lineProblems,
  'not-a-number',
  'negative',
  'too-small',
  'too-big',
  'too-precise',
] as const;
export type NumberProblem = (typeof numberProblems)[number];

export interface NumberContext {
  /** 0 unless told; below 0 a minus is welcome. */
  readonly min?: number;
  /** A million million unless told. */
  readonly max?: number;
  /** Digits after the decimal point; 3 unless told. */
  readonly decimals?: number;
  /** What may stand after the number; nothing unless told. */
  readonly unit?: RegExp;
}

const MAX = 1e12;

/** A bare number: `1 500`, `1,5`, `-3`. */
export function parseNumber(text: string, context: NumberContext = {}): Parsed<number, NumberProblem> {
  const { min = 0, max = MAX, decimals = 3, unit = /^$/ } = context;
  const line = foldLine(text);
  if (!line.ok) return line;
  const quantity = readQuantity(line.value);
  const size =
    quantity && (quantity.unit === '' || unit.test(quantity.unit))
      ? readDecimal(quantity.digits, decimals === 0 ? 'groups' : 'decimal')
      : null;
  if (!quantity || !size) return refused('not-a-number');
  const value = quantity.negative ? size.neg() : size;
  if (value.lt(0) && min >= 0) return refused('negative');
  if (value.lt(new Big(min))) return refused('too-small', { min });
  if (value.gt(new Big(max))) return refused('too-big', { max });
  if (decimalsOf(value) > decimals) return refused('too-precise', { decimals });
  return understood(value.eq(0) ? 0 : value.toNumber());
}

/** A whole number: `33`, `1 200`. */
export function parseInteger(
  text: string,
  context: Omit<NumberContext, 'decimals'> = {},
): Parsed<number, NumberProblem> {
  return parseNumber(text, { ...context, decimals: 0 });
}
