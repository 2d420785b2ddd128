import type Big from 'big.js';
import { z } from 'zod';
import { readDecimal } from './decimal.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

const MAX_LENGTH = 60;
/** Nothing wider or higher travels by road; a bigger number was typed in a smaller unit. */
const MAX_CROSS_SECTION = 6;

const side = z.number().positive().max(MAX_LENGTH);

/** Length, width and height in metres, up to millimetres. */
export const dimensionsSchema = z.strictObject({ length: side, width: side, height: side });
export type Dimensions = z.infer<typeof dimensionsSchema>;

export const dimensionsProblems = [
  ...lineProblems,
  'not-understood',
  'three-sides-needed',
  'negative',
  'zero',
  'too-small',
  'too-big',
] as const;
export type DimensionsProblem = (typeof dimensionsProblems)[number];

const perMetre: readonly (readonly [RegExp, number])[] = [
  [/ ?(?:мм|mm)\.?$/, 1000],
  [/ ?(?:см|cm)\.?$/, 100],
  [/ ?(?:м|m)\.?$/, 1],
];

/**
 * `13,6×2,45×2,7`, `120х80х100 см`, `13600*2450*2700`. Without a unit: metres, else centimetres, else millimetres,
 * whichever fits on a road first.
 */
export function parseDimensions(text: string): Parsed<Dimensions, DimensionsProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const unit = perMetre.find(([spelled]) => spelled.test(line.value));
  const bare = unit ? line.value.replace(unit[0], '') : line.value;
  if (/^-|[xх*×/] ?-/.test(bare)) return refused('negative');
  const parts = bare
    .split(/ ?(?:[xх*×/]| на | by ) ?/)
    .map((part) => part.replace(/ ?(?:мм|см|м|mm|cm|m)\.?$/, ''));
  const sides = parts.map((part) => readDecimal(part, 'decimal'));
  if (!sides.every((size) => size !== null)) return refused('not-understood');
  if (sides.length !== 3) return refused('three-sides-needed');
  if (sides.some((size) => size.eq(0))) return refused('zero');
  const metres = unit ? inMetres(sides, unit[1]) : roadworthy(sides);
  if (metres.some((size) => size > MAX_LENGTH)) return refused('too-big', { max: MAX_LENGTH });
  const [length = 0, width = 0, height = 0] = metres;
  return length * width * height > 0 ? understood({ length, width, height }) : refused('too-small');
}

function roadworthy(sides: readonly Big[]): readonly number[] {
  const readings = perMetre.map(([, units]) => inMetres(sides, units)).reverse();
  return readings.find(fitsRoad) ?? inMetres(sides, 1);
}

function fitsRoad(metres: readonly number[]): boolean {
  const [longest = 0, second = 0] = metres.toSorted((a, b) => b - a);
  return longest <= MAX_LENGTH && second <= MAX_CROSS_SECTION;
}

function inMetres(sides: readonly Big[], units: number): readonly number[] {
  return sides.map((size) => size.div(units).round(3, 1).toNumber());
}
