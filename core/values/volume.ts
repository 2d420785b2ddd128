import { z } from 'zod';
import type { Unit } from './measure.ts';
import { measureProblems, parseMeasure } from './measure.ts';
import type { Parsed } from './result.ts';

const MAX_M3 = 10_000;

/** Cubic metres, up to litres. */
export const volumeSchema = z.number().positive().max(MAX_M3);

export const volumeProblems = measureProblems;
export type VolumeProblem = (typeof volumeProblems)[number];

const cubicMetres: Unit = {
  spelled: /^(?:м|м ?\^?3|м ?куб|куб\p{L}*(?: м\p{L}*)?|m|m\^?3|cbm|cub\p{L}*)$/u,
  factor: 1,
  lone: 'decimal',
};
const litres: Unit = { spelled: /^(?:л|литр\p{L}*|l|lit\p{L}*)$/u, factor: 0.001, lone: 'groups' };

/** `82`, `82 м3`, `82 куба` → cubic metres. */
export function parseVolume(text: string): Parsed<number, VolumeProblem> {
  return parseMeasure(text, {
    units: [cubicMetres, litres],
    bare: () => cubicMetres,
    max: MAX_M3,
    decimals: 3,
  });
}
