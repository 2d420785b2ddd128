import type { City } from '../geo/city.ts';
import { citySchema } from '../geo/city.ts';
import { findCity } from '../geo/find-city.ts';
import type { Parsed } from './result.ts';
import { refused, understood } from './result.ts';
import { lineProblems, tidyLine } from './tidy.ts';

const MAX_CITY = 80;

export { citySchema };

export const cityProblems = [...lineProblems, 'unknown-city', 'several-cities'] as const;
export type CityProblem = (typeof cityProblems)[number];

/**
 * A town of Russia or its neighbours. `several-cities` hints at most five ids
 * (`suggestions`) to look up with `cityById` and offer as buttons.
 */
export function parseCity(text: string): Parsed<City, CityProblem> {
  const line = tidyLine(text, MAX_CITY);
  if (!line.ok) return line;
  const match = findCity(line.value);
  if ('ok' in match) return understood(match.ok);
  if (match.suggestions.length === 0) return refused('unknown-city');
  return refused('several-cities', { suggestions: match.suggestions.map(({ id }) => id) });
}
