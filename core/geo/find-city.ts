import { fold } from '../values/tidy.ts';
import { listedCities } from './cities.ts';
import type { City } from './city.ts';
import { cityKey, inOtherLayout, isLatin, withoutPlaceWord } from './city-keys.ts';
import { editDistance } from './edit-distance.ts';
import { isInRegion } from './region-words.ts';
import { transliterate } from './transliterate.ts';

/** One town for certain or by a safe guess (`guessed`), else at most five to choose from, the likeliest first. */
export type CityMatch =
  | { readonly ok: City; readonly guessed: boolean }
  | { readonly suggestions: readonly City[] };

interface Entry {
  readonly key: string;
  readonly letters: number;
  readonly city: City;
  readonly rank: number;
}

const MAX_SUGGESTIONS = 5;
const MAX_QUERY = 80;
/** A name that the typed letters begin is as near as one and a half slips of the finger. */
const BEGINS = 1.5;
const FAR = Number.POSITIVE_INFINITY;
const SHORTEST_NAME = 2;
const SHORTEST_ROUGH = 3;

const entries: readonly Entry[] = listedCities.flatMap(({ city, aliases, rank }) => {
  const keys = [city.name, city.en, transliterate(city.name), ...aliases].map((name) => cityKey(fold(name)));
  return [...new Set(keys)].map((key) => ({ key, letters: letterSet(key), city, rank }));
});

const latinEntries = entries.filter(({ key }) => isLatin(key));
const cyrillicEntries = entries.filter(({ key }) => !isLatin(key));
const byKey = new Map<string, Entry[]>();
for (const entry of entries) byKey.set(entry.key, [...(byKey.get(entry.key) ?? []), entry]);

/**
 * Finds a town by what was typed: any case, `г.`, hyphens, `ё`, Latin letters, the wrong keyboard layout, a slip or two,
 * a region beside the name. Towns of one name are suggestions.
 */
export function findCity(text: string): CityMatch {
  const typed = fold(text.slice(0, MAX_QUERY));
  const readings = [typed, inOtherLayout(typed)].map(withoutPlaceWord);
  for (const lookUp of [exactly, withRegion]) {
    for (const reading of readings) {
      const found = lookUp(reading);
      if (found.length === 1 && found[0]) return { ok: found[0], guessed: false };
      if (found.length > 1) return { suggestions: found.slice(0, MAX_SUGGESTIONS) };
    }
  }
  for (const reading of readings) {
    const match = roughly(reading);
    if ('ok' in match || match.suggestions.length > 0) return match;
  }
  return { suggestions: [] };
}

function exactly(name: string): readonly City[] {
  const key = cityKey(name);
  if (key.length < SHORTEST_NAME) return [];
  const found = (byKey.get(key) ?? []).toSorted((a, b) => a.rank - b.rank);
  return [...new Set(found.map(({ city }) => city))];
}

/** `Кировск Мурманская обл.`, `Ленинградская область, г. Кировск`. */
function withRegion(line: string): readonly City[] {
  const words = line.split(/[\s,;()]+/).filter((word) => word !== '');
  for (let i = words.length - 1; i > 0; i -= 1) {
    const head = words.slice(0, i).join(' ');
    const tail = words.slice(i).join(' ');
    const found = new Set([...inRegion(head, tail), ...inRegion(withoutPlaceWord(tail), head)]);
    if (found.size > 0) return [...found];
  }
  return [];
}

function inRegion(name: string, region: string): readonly City[] {
  return exactly(name).filter((city) => isInRegion(city, region));
}

function roughly(name: string): CityMatch {
  const query = cityKey(name);
  const limit = query.length < 4 ? 0 : query.length < 6 ? 1 : query.length < 10 ? 2 : 3;
  if (query.length < SHORTEST_ROUGH) return { suggestions: [] };
  const letters = letterSet(query);
  const nearest = new Map<City, { city: City; distance: number; rank: number }>();
  for (const entry of isLatin(query) ? latinEntries : cyrillicEntries) {
    const { key, city, rank } = entry;
    const begins = key.startsWith(query);
    if (!begins && bits(letters & ~entry.letters) > limit) continue;
    const slips = editDistance(query, key, limit);
    const distance = Math.min(slips > limit ? FAR : slips, begins ? BEGINS : FAR);
    if (distance < (nearest.get(city)?.distance ?? FAR)) nearest.set(city, { city, distance, rank });
  }
  const near = [...nearest.values()].sort((a, b) => a.distance - b.distance || a.rank - b.rank);
  const [first, second] = near;
  if (first && isSafeGuess(query, first, second?.distance)) return { ok: first.city, guessed: true };
  return { suggestions: near.slice(0, MAX_SUGGESTIONS).map(({ city }) => city) };
}

/**
 * A slip inside a long word, far from every other town. A different ending is not a slip: villages that are not
 * listed differ from towns by it (Кирово and Киров).
 */
function isSafeGuess(
  query: string,
  { city, distance }: { city: City; distance: number },
  next = FAR,
): boolean {
  const slips = query.length >= 10 ? 2 : query.length >= 5 ? 1 : 0;
  if (distance > slips || distance === BEGINS || next <= distance + 0.5) return false;
  const key = cityKey(fold(isLatin(query) ? city.en : city.name));
  return key.at(-1) === query.at(-1) && key[0] === query[0];
}

/** Which letters a word holds, as bits; words a few slips apart differ in as few. */
function letterSet(word: string): number {
  return [...word].reduce((set, letter) => set | (1 << (letter.charCodeAt(0) % 32)), 0);
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}
