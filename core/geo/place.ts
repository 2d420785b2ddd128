import { fold } from '../values/tidy.ts';
import { findCity } from './find-city.ts';
import { foreignRegions, russianRegions } from './regions.ts';

/** Anywhere in the country. */
export const ANYWHERE = 'РФ';

/** Federal districts as carriers name them, with the ISO codes of their regions. */
const DISTRICTS: Readonly<Record<string, string>> = {
  ЦФО: 'BEL BRY VLA VOR IVA KLU KOS KRS LIP MOW MOS ORL RYA SMO TAM TVE TUL YAR',
  СЗФО: 'ARK VLG KGD KR KO LEN MUR NEN NGR PSK SPE',
  ЮФО: 'AD AST VGG KL KDA CR SEV ROS',
  СКФО: 'DA IN KB KC SE STA CE',
  ПФО: 'BA KIR ME MO NIZ ORE PNZ PER SAM SAR TA UD ULY CU',
  УФО: 'KGN SVE TYU KHM YAN CHE',
  СФО: 'AL ALT KEM NVS OMS TOM KYA KK TY IRK',
  ДФО: 'BU ZAB AMU SA YEV PRI KHA MAG SAK KAM CHU',
};

/** A capital and the region around it are one place to a carrier. */
const TWINS: readonly (readonly string[])[] = [
  ['Москва', 'Московская область'],
  ['Санкт-Петербург', 'Ленинградская область'],
];

const regions = [...russianRegions, ...foreignRegions];
const russian: ReadonlySet<string> = new Set(russianRegions.map(([, name]) => name));
const nameByCode = new Map(russianRegions.map(([code, name]) => [code.slice(3), name]));
const inDistrict = new Map(
  Object.entries(DISTRICTS).map(([name, codes]) => [
    name,
    new Set(codes.split(' ').map((code) => nameByCode.get(code))),
  ]),
);

const GENERAL =
  /(?<=^| )(?:область|обл\.?|край|республика|респ\.?|автономный округ|ао|region|territory|republic|area)(?= |$)/gu;
const ALL_OF_IT = /^(?:вся |по |по всей |all )?(?:рф|россия|россии|russia)$/u;
const SHORTEST = 4;

/** What is left of a region's name without "область" and its like. */
function stem(name: string): string {
  return fold(name).replaceAll(GENERAL, '').replaceAll('.', '').replace(/\s+/gu, ' ').trim();
}

/**
 * A region by its own name, a federal district (`СЗФО`), the whole country, or the region of a town; forgiving as
 * {@link findCity} is. Undefined when nothing fits for certain.
 */
export function findPlace(text: string): string | undefined {
  const typed = fold(text);
  if (ALL_OF_IT.test(typed)) return ANYWHERE;
  const district = Object.keys(DISTRICTS).find((name) => fold(name) === typed);
  return district ?? regionNamed(typed) ?? regionOfTown(text);
}

/** By its whole name; by the beginning of it only where the word "область" or its like says that no town is meant. */
function regionNamed(typed: string): string | undefined {
  const short = stem(typed);
  if (short.length < SHORTEST) return undefined;
  const exact = regions.find(([, name, en]) => stem(name) === short || stem(en) === short);
  const beginning = short === typed ? [] : regions.filter(([, name]) => stem(name).startsWith(short));
  return exact?.[1] ?? (beginning.length === 1 ? beginning[0]?.[1] : undefined);
}

function regionOfTown(text: string): string | undefined {
  const match = findCity(text);
  if ('ok' in match) return match.ok.region;
  const found = new Set(match.suggestions.map(({ region }) => region));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Whether a place as {@link findPlace} gives it takes in a region (by its name). */
export function covers(place: string, region: string): boolean {
  if (place === region) return true;
  if (place === ANYWHERE) return russian.has(region);
  return inDistrict.get(place)?.has(region) ?? isTwin(place, region);
}

function isTwin(one: string, other: string): boolean {
  return TWINS.some((twins) => twins.includes(one) && twins.includes(other));
}

/** Towns that are not listed are sought at length; the book of carriers asks for the same ones again and again. */
const found = new Map<string, string | undefined>();
const KEPT = 10_000;

/** The region of a town as it was entered; undefined for one that is not listed. */
export function regionOf(city: string): string | undefined {
  if (!found.has(city)) {
    if (found.size >= KEPT) found.clear();
    const match = findCity(city);
    found.set(city, 'ok' in match ? match.ok.region : undefined);
  }
  return found.get(city);
}
