import { z } from 'zod';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { foldLine, lineProblems } from './tidy.ts';

const COLDEST = -60;
const WARMEST = 60;
const degrees = z.number().min(COLDEST).max(WARMEST);

/** The cargo's temperature, °C, equal ends for one figure; or none is asked for. */
export const temperatureSchema = z.union([
  z.strictObject({ controlled: z.literal(false) }),
  z
    .strictObject({ controlled: z.literal(true), min: degrees, max: degrees })
    .refine(({ min, max }) => min <= max),
]);
export type Temperature = z.infer<typeof temperatureSchema>;

export const temperatureProblems = [...lineProblems, 'not-understood', 'ambiguous', 'out-of-range'] as const;
export type TemperatureProblem = (typeof temperatureProblems)[number];

const none =
  /^(?:-|нет|не ?нуж(?:ен|на|но|ны)|не надо|не требуется|без(?: температуры| режима| реж| темп\p{L}*)?|не важно|любая|обычная|тент|no|none|not needed|any|ambient|n\/a)$/u;
const degree = '([+-]?) ?(\\d{1,3}(?:[.,]\\d)?)';
const one = new RegExp(`^${degree}$`);
const joint = '( ?(?:\\.\\.+|до|по|и|to|and|\\/|-|,|;) ?| |(?=[+-]))';
const two = new RegExp(`^(?:от |с |from |between )?${degree}${joint}${degree}$`);

/** `+2..+6`, `от -18 до -20`, `-18`, `2-6`, `не нужен`. */
export function parseTemperature(text: string): Parsed<Temperature, TemperatureProblem> {
  const line = foldLine(text);
  if (!line.ok) return line;
  const typed = line.value
    .replace(/^(?:режим|температура|темп\.?|t):? /, '')
    .replace(/\s?(?:°\s?[cс]?|градус\p{L}*|град\.?|(?<=\d)\s?[cс](?!\p{L}))/gu, '')
    .replace(/минус\s?|minus\s?/g, '-')
    .replace(/плюс\s?|plus\s?/g, '+')
    .trim();
  if (none.test(typed)) return understood({ controlled: false });
  const single = one.exec(typed);
  if (single) return between(signed(single[1], single[2]), signed(single[1], single[2]));
  const pair = two.exec(typed);
  if (!pair) return refused(/^[+-]?\d{4,}$/.test(typed) ? 'out-of-range' : 'not-understood');
  // `-18-20` may be minus 18 to minus 20 or to plus 20.
  if (pair[1] === '-' && pair[3]?.trim() === '-' && pair[4] === '') return refused('ambiguous');
  return between(signed(pair[1], pair[2]), signed(pair[4], pair[5]));
}

function between(a: number, b: number): Parsed<Temperature, TemperatureProblem> {
  const [min, max] = a <= b ? [a, b] : [b, a];
  if (min < COLDEST || max > WARMEST) return refused('out-of-range', { min: COLDEST, max: WARMEST });
  return understood({ controlled: true, min, max });
}

function signed(sign: string | undefined, digits: string | undefined): number {
  const size = Number((digits ?? '').replace(',', '.'));
  return sign === '-' && size !== 0 ? -size : size;
}
