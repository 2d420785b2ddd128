import { z } from 'zod';
import type { Unit } from './measure.ts';
import { measureProblems, parseMeasure } from './measure.ts';
import type { Parsed } from './result.ts';

const MAX_KG = 1_000_000;

/** Kilograms, up to grams. */
export const weightSchema = z.number().positive().max(MAX_KG);

export const weightProblems = measureProblems;
export type WeightProblem = (typeof weightProblems)[number];

export interface WeightContext {
  /** A bare number below this is tonnes (`20`), from it on kilograms (`800`). Kilograms alone unless told. */
  readonly bareTonnesUnder?: number;
}

const tonnes: Unit = {
  spelled: /^(?:т|тн|тон\p{L}*|t|mt|ton|tons|tonnes?)$/u,
  factor: 1000,
  lone: 'decimal',
};
const kilograms: Unit = { spelled: /^(?:кг|кил\p{L}*|kg|kgs|kilo\p{L}*)$/u, factor: 1, lone: 'groups' };

/** `20 т`, `1,5 тонны`, `800 кг`, `20` → kilograms. */
export function parseWeight(text: string, context: WeightContext = {}): Parsed<number, WeightProblem> {
  const under = context.bareTonnesUnder ?? 0;
  return parseMeasure(text, {
    units: [tonnes, kilograms],
    bare: (size) => (size.lt(under) ? tonnes : kilograms),
    max: MAX_KG,
    decimals: 3,
  });
}
