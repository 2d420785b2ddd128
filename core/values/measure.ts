import type Big from 'big.js';
import type { LoneSeparator } from './decimal.ts';
import { readDecimal, readQuantity } from './decimal.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import type { LineProblem } from './tidy.ts';
import { foldLine, lineProblems } from './tidy.ts';

/** Problems of every positive quantity with a unit. */
export const measureProblems = [
  ...lineProblems,
  'not-understood',
  'unknown-unit',
  'negative',
  'zero',
  'too-small',
  'too-big',
] as const;
export type MeasureProblem = (typeof measureProblems)[number];

export interface Unit {
  readonly spelled: RegExp;
  /** How many of the value's own units it holds. */
  readonly factor: number;
  readonly lone: LoneSeparator;
}

export interface Measure {
  readonly units: readonly Unit[];
  /** What a number without a unit is taken for. */
  readonly bare: (size: Big) => Unit;
  readonly max: number;
  /** Digits kept after the decimal point. */
  readonly decimals: number;
}

/** A positive quantity with or without a unit; rounded half up to the measure's decimals. */
export function parseMeasure(text: string, measure: Measure): Parsed<number, MeasureProblem | LineProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const quantity = readQuantity(line.value);
  if (!quantity) return refused('not-understood');
  const named = measure.units.find(({ spelled }) => spelled.test(quantity.unit));
  if (!named && quantity.unit !== '') return refused('unknown-unit', { unit: quantity.unit.slice(0, 30) });
  const rough = readDecimal(quantity.digits, named?.lone ?? 'decimal');
  if (!rough) return refused('not-understood');
  const unit = named ?? measure.bare(rough);
  const size = readDecimal(quantity.digits, unit.lone) ?? rough;
  if (size.eq(0)) return refused('zero');
  if (quantity.negative) return refused('negative');
  const value = size.times(unit.factor).round(measure.decimals, 1);
  if (value.gt(measure.max)) return refused('too-big', { max: measure.max });
  return value.eq(0) ? refused('too-small') : understood(value.toNumber());
}
