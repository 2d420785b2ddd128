import { z } from 'zod';
import type { ExchangePlace } from '../../core/ports/index.ts';
import type { Answer, AtiHttp } from './http.ts';

const suggestions = z.object({
  suggestions: z.array(
    z.object({
      city: z.object({ id: z.int(), name: z.string() }).nullish(),
      region: z.object({ name: z.string().nullish() }).nullish(),
    }),
  ),
});

const TOWNS = 1;
const MOST = 20;

/**
 * Which number the exchange has for a town: `POST /gw/gis-dict/v1/autocomplete/suggestions`, the autocomplete that
 * https://ati.su/developers/api/dictionaries/geo offers to those who have a name only; its path and body are as in
 * https://github.com/Kirill552/Dispatcher, `extensions/ati-cargo/index.ts`. A town is taken when it is the
 * only one of its name, or of its name in its region; a guess would send a truck to the wrong end of the country.
 */
export class Towns {
  readonly #http: AtiHttp;
  readonly #known = new Map<string, number>();

  constructor(http: AtiHttp) {
    this.#http = http;
  }

  async idOf({ city, region }: ExchangePlace): Promise<Answer<number>> {
    const key = `${city}/${region ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return { value: known };
    const answer = await this.#http.ask(
      {
        method: 'POST',
        path: '/gw/gis-dict/v1/autocomplete/suggestions',
        body: { prefix: city, suggestion_types: TOWNS, limit: MOST },
        safe: true,
      },
      suggestions,
    );
    if (!('value' in answer)) return answer;
    const namesakes = answer.value.suggestions.filter((one) => folded(one.city?.name) === folded(city));
    const ofRegion = namesakes.filter((one) => isSameRegion(one.region?.name, region));
    const found = namesakes.length === 1 ? namesakes : ofRegion;
    const id = found[0]?.city?.id;
    if (namesakes.length === 0) return { result: 'refused', reason: 'town-unknown' };
    if (id === undefined || found.length > 1) return { result: 'refused', reason: 'town-ambiguous' };
    this.#known.set(key, id);
    return { value: id };
  }
}

function folded(name: string | null | undefined): string {
  return (name ?? '').toLowerCase().replaceAll('ё', 'е').trim();
}

/** "Кировская обл." and "Кировская область": what tells regions apart is the first word. */
function isSameRegion(one: string | null | undefined, other: string | undefined): boolean {
  const core = (name: string | null | undefined) =>
    folded(name)
      .replace(/(^|\s)(республика|респ\.?|область|обл\.?|край|автономный округ|ао|г\.)(?=\s|$)/g, ' ')
      .trim();
  return core(one) !== '' && core(one) === core(other);
}
