import { foreignCities } from './cities-abroad.ts';
import { easternCities } from './cities-russia-east.ts';
import { westernCities } from './cities-russia-west.ts';
import type { City } from './city.ts';
import type { RegionRow } from './regions.ts';
import { foreignRegions, russianRegions } from './regions.ts';
import { transliterate } from './transliterate.ts';

/** A town with the other names people give it. */
export interface ListedCity {
  readonly city: City;
  readonly aliases: readonly string[];
  /** Place in its region's list: 0 for the largest. */
  readonly rank: number;
}

const towns = { ...westernCities, ...easternCities, ...foreignCities };

export const listedCities: readonly ListedCity[] = [...russianRegions, ...foreignRegions].flatMap((region) =>
  (towns[region[0]] ?? '').split(',').map((entry, rank) => listed(entry.trim(), rank, region)),
);

const byId = new Map(listedCities.map(({ city }) => [city.id, city]));

/** The town with this id, such as a pressed suggestion carries; undefined when there is none. */
export function cityById(id: string): City | undefined {
  return byId.get(id);
}

function listed(entry: string, rank: number, [code, region, regionEn, zone]: RegionRow): ListedCity {
  const [names = '', others] = entry.split('~');
  const [name = '', latin] = names.split('=');
  const en = latin ?? transliterate(name);
  const id = `${code}-${en}`.toLowerCase().replace(/[^a-z]+/g, '-');
  const city = { id, name, en, region, regionEn, country: code.slice(0, 2), zone };
  return { city, aliases: others?.split('/') ?? [], rank };
}
