import { z } from 'zod';
import type { Currency } from '../../core/money/index.ts';
import type { ExchangeLoad } from '../../core/ports/index.ts';
import type { Answer, AtiHttp, Call } from './http.ts';

const bodyTypes = z.array(z.object({ Name: z.string(), TypeId: z.int() }));
const currencyTypes = z.array(
  z.object({
    Id: z.int(),
    Modifier: z.number().nullish(),
    CurrencyIdPerKm: z.int().nullish(),
    Iso4217Code: z.string().nullish(),
  }),
);

/** How the dictionary calls the bodies of Caravan. `other` has no name there: it says nothing to strangers. */
const BODY_NAMES: Record<ExchangeLoad['body'], readonly string[]> = {
  tent: ['тентованный'],
  refrigerator: ['рефрижератор'],
  isothermal: ['изотермический'],
  board: ['бортовой'],
  container: ['контейнеровоз'],
  lowbed: ['низкорамный', 'трал'],
  tank: ['автоцистерна'],
  other: [],
};

export interface WholeSum {
  id: number;
  code: string;
  times: number;
}

const read = (name: string): Call => ({ method: 'GET', path: `/v1.0/dictionaries/${name}`, safe: true });
const isOf = (names: readonly string[], name: string) => names.includes(name.trim().toLowerCase());

/**
 * What the exchange calls things: `GET /v1.0/dictionaries/carTypes` and `/currencyTypes`, with their fields in
 * https://github.com/Kirill552/Dispatcher, `docs/ati-api-reference.md` §12. A load names bodies by `TypeId`
 * (https://github.com/SKR-SG/ASP, `app/ati_client.py`). Read once, kept while Caravan runs.
 */
export class Dictionaries {
  readonly #http: AtiHttp;
  #bodies: z.infer<typeof bodyTypes> | undefined;
  #currencies: z.infer<typeof currencyTypes> | undefined;

  constructor(http: AtiHttp) {
    this.#http = http;
  }

  async bodiesOf(body: ExchangeLoad['body']): Promise<Answer<number[]>> {
    if (this.#bodies === undefined) {
      const answer = await this.#http.ask(read('carTypes'), bodyTypes);
      if (!('value' in answer)) return answer;
      this.#bodies = answer.value;
    }
    const ids = this.#bodies.filter(({ Name }) => isOf(BODY_NAMES[body], Name)).map(({ TypeId }) => TypeId);
    return ids.length > 0 ? { value: ids } : { result: 'refused', reason: 'body-unknown' };
  }

  /** The currency itself: not its thousands, and not its price for a kilometre, a tonne or an hour. */
  async currencyOf(currency: Currency): Promise<Answer<number>> {
    const all = await this.wholeSums();
    if (!('value' in all)) return all;
    const found = all.value.find(({ code, times }) => code === currency && times === 1);
    return found === undefined ? { result: 'refused', reason: 'currency-unknown' } : { value: found.id };
  }

  /**
   * Currencies in which a sum is for the whole carriage: `times` is what it is to be multiplied by (thousands of
   * roubles are a currency of their own there). Those that have a price for a kilometre beside them are whole sums.
   */
  async wholeSums(): Promise<Answer<WholeSum[]>> {
    const all = await this.#allCurrencies();
    if (!('value' in all)) return all;
    const whole = all.value.flatMap(({ Id, Modifier, CurrencyIdPerKm, Iso4217Code }) =>
      CurrencyIdPerKm == null || Iso4217Code == null
        ? []
        : [{ id: Id, code: Iso4217Code, times: Modifier ?? 1 }],
    );
    return { value: whole };
  }

  async #allCurrencies(): Promise<Answer<z.infer<typeof currencyTypes>>> {
    if (this.#currencies === undefined) {
      const answer = await this.#http.ask(read('currencyTypes'), currencyTypes);
      if (!('value' in answer)) return answer;
      this.#currencies = answer.value;
    }
    return { value: this.#currencies };
  }
}
