import { listedCities } from '../../../core/geo/cities.ts';

/** Bodies as the exchange lists them; a load names them by `TypeId`. */
export const CAR_TYPES = [
  { Id: 1, Name: 'тентованный', TypeId: 200 },
  { Id: 4, Name: 'рефрижератор', TypeId: 300 },
  { Id: 8, Name: 'изотермический', TypeId: 400 },
  { Id: 16, Name: 'фургон', TypeId: 500 },
  { Id: 128, Name: 'бортовой', TypeId: 1100 },
  { Id: 2097152, Name: 'контейнеровоз', TypeId: 1300 },
  { Id: 8589934592, Name: 'автоцистерна', TypeId: 10200 },
  { Id: 512, Name: 'низкорамный', TypeId: 10500 },
  { Id: 536870912, Name: 'трал', TypeId: 10700 },
];

/** Whole sums have a price for a kilometre beside them; thousands and prices for an hour are currencies of their own. */
export const CURRENCY_TYPES = [
  { Id: 1, Name: 'руб', Modifier: 1, CurrencyIdPerKm: 8, Iso4217Code: 'RUB' },
  { Id: 8, Name: 'руб/км', Modifier: 1, CurrencyIdPerKm: null, Iso4217Code: 'RUB' },
  { Id: 12, Name: 'тыс.руб', Modifier: 1000, CurrencyIdPerKm: 8, Iso4217Code: 'RUB' },
  { Id: 19, Name: 'руб/час', Modifier: 1, CurrencyIdPerKm: null, Iso4217Code: 'RUB' },
  { Id: 32, Name: 'бел.руб', Modifier: 1, CurrencyIdPerKm: 34, Iso4217Code: 'BYN' },
  { Id: 34, Name: 'бел.руб/км', Modifier: 1, CurrencyIdPerKm: null, Iso4217Code: 'BYN' },
];

export const COMMON_BOARD = 'a0a0a0a0a0a0a0a0a0a0a0a0';

const cities = listedCities.map(({ city }, index) => ({
  id: index + 1,
  name: city.name,
  region: city.region,
}));
export const cityIds: ReadonlySet<number> = new Set(cities.map(({ id }) => id));

/** Towns where an address is demanded: the two capitals, and those that share their name. */
export const needsAddress: ReadonlySet<number> = new Set(
  cities
    .filter(
      ({ name }) =>
        name === 'Москва' ||
        name === 'Санкт-Петербург' ||
        cities.filter((other) => other.name === name).length > 1,
    )
    .map(({ id }) => id),
);

export function suggest(prefix: string, limit: number): object[] {
  const typed = prefix.toLowerCase();
  return cities
    .filter(({ name }) => name.toLowerCase().startsWith(typed))
    .slice(0, limit)
    .map(({ id, name, region }) => ({
      type: 1,
      city: { id, name },
      region: { name: region },
      address: `${name}, ${region}`,
    }));
}
