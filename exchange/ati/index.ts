import { z } from 'zod';
import type { Exchange, ExchangeBid, ExchangeLoad, NotDone, PostedLoad } from '../../core/ports/index.ts';
import { type AtiNumbers, cargoApplication } from './cargo.ts';
import { Towns } from './cities.ts';
import { contactOf } from './contacts.ts';
import { Dictionaries } from './dictionaries.ts';
import { type Answer, type AtiAccess, AtiHttp } from './http.ts';
import { bidOf, responses } from './responses.ts';

/**
 * The id of a load goes by two names: `cargo_id` at https://ati.su/developers/api/webhooks/topics/cargoes, the other one in
 * https://github.com/Kirill552/Dispatcher, `extensions/ati-cargo/index.ts`, which reads either.
 */
const posted = z.object({
  cargo_application: z.union([
    z
      .object({ cargo_application_id: z.string().min(1), cargo_application_number: z.string() })
      .transform((one) => ({ id: one.cargo_application_id, number: one.cargo_application_number })),
    z
      .object({ cargo_id: z.string().min(1), cargo_number: z.string() })
      .transform((one) => ({ id: one.cargo_id, number: one.cargo_number })),
  ]),
});

const ownLoads = z.array(
  z.object({ Id: z.string().min(1), OrderNumber: z.string().nullish(), LoadNumber: z.string().nullish() }),
);

/**
 * The freight exchange ATI.SU («Автотранс инфо», S0-28) by its public API. Where each method is shown is
 * said beside it and in `docs/exchange.md`; what is shown nowhere is not used. No method tells of a counter-offer that a carrier has taken back: one that
 * vanishes from the list stays as it was heard.
 */
export class AtiExchange implements Exchange {
  readonly name = 'ati' as const;
  readonly #http: AtiHttp;
  readonly #dictionaries: Dictionaries;
  readonly #towns: Towns;

  constructor(access: AtiAccess) {
    this.#http = new AtiHttp(access);
    this.#dictionaries = new Dictionaries(this.#http);
    this.#towns = new Towns(this.#http);
  }

  /**
   * `POST /v2/cargos`: at most 500 a day for one contact (https://ati.su/developers/documentation/rules). Own loads
   * are looked through first, and once more when the exchange says that it has the like already.
   */
  async post(key: string, load: ExchangeLoad): Promise<{ result: 'posted'; load: PostedLoad } | NotDone> {
    const before = await this.find(key);
    if (before.result !== 'found') return before;
    if (before.load !== null) return { result: 'posted', load: before.load };
    const numbers = await this.#numbersOf(load);
    if (!('value' in numbers)) return numbers;
    const body = cargoApplication(key, load, numbers.value);
    const answer = await this.#http.ask({ method: 'POST', path: '/v2/cargos', body, safe: false }, posted);
    if ('value' in answer) return { result: 'posted', load: answer.value.cargo_application };
    if (answer.result !== 'refused' || answer.reason !== 'duplicate') return answer;
    const twin = await this.find(key);
    return twin.result === 'found' && twin.load !== null ? { result: 'posted', load: twin.load } : answer;
  }

  /**
   * Own loads, `GET /v1.0/loads`, as public clients read them: our key, the `external_id` of the post, is their `OrderNumber`
   * (https://github.com/sanchopanda/cargomart, `ati/ati_crud.py`); `LoadNumber` is in https://github.com/Kirill552/Dispatcher,
   * `extensions/ati-cargo/index.ts`.
   */
  async find(key: string): Promise<{ result: 'found'; load: PostedLoad | null } | NotDone> {
    const own = await this.#http.ask({ method: 'GET', path: '/v1.0/loads', safe: true }, ownLoads);
    if (!('value' in own)) return own;
    const found = own.value.find(({ OrderNumber }) => OrderNumber === key);
    if (found === undefined) return { result: 'found', load: null };
    return { result: 'found', load: { id: found.Id, number: found.LoadNumber ?? '' } };
  }

  /**
   * `PUT /v2/cargos/{id}`: at most 5000 a day for one contact (https://ati.su/developers/documentation/rules), with the body
   * of a post (https://github.com/sanchopanda/cargomart, `ati/ati_crud.py`).
   */
  async change(id: string, key: string, load: ExchangeLoad): Promise<{ result: 'changed' } | NotDone> {
    const numbers = await this.#numbersOf(load);
    if (!('value' in numbers)) return numbers;
    const body = cargoApplication(key, load, numbers.value);
    const path = `/v2/cargos/${encodeURIComponent(id)}`;
    const answer = await this.#http.ask({ method: 'PUT', path, body, safe: true }, z.unknown());
    return 'value' in answer ? { result: 'changed' } : answer;
  }

  /**
   * `DELETE /v1.0/loads/{id}`, as public clients call it for loads of `POST /v2/cargos` too
   * (https://github.com/sanchopanda/cargomart, `ati/ati_crud.py`; https://github.com/SKR-SG/ASP, `app/ati_client.py`).
   */
  async withdraw(id: string): Promise<{ result: 'withdrawn' } | NotDone> {
    const path = `/v1.0/loads/${encodeURIComponent(id)}`;
    const answer = await this.#http.ask({ method: 'DELETE', path, safe: true }, z.unknown());
    if ('value' in answer) return { result: 'withdrawn' };
    const isGone = answer.result === 'refused' && answer.reason === 'not-found';
    return isGone ? { result: 'withdrawn' } : answer;
  }

  /**
   * `GET /v1.0/loads/new/{id}/responses` (https://ati.su/developers/usecases/cargoowner/findcarrier). Its `dateFrom` is
   * left out: whether it counts from the first word or the newest is not said, and a changed price must not be missed.
   */
  async bids(id: string): Promise<{ result: 'heard'; bids: ExchangeBid[] } | NotDone> {
    const path = `/v1.0/loads/new/${encodeURIComponent(id)}/responses`;
    const answer = await this.#http.ask({ method: 'GET', path, safe: true }, responses);
    if (!('value' in answer)) return answer;
    if (answer.value.length === 0) return { result: 'heard', bids: [] };
    const currencies = await this.#dictionaries.wholeSums();
    if (!('value' in currencies)) return currencies;
    const bids = answer.value.map((one) => bidOf(one, currencies.value)).filter((bid) => bid !== null);
    return { result: 'heard', bids };
  }

  async #numbersOf(load: ExchangeLoad): Promise<Answer<AtiNumbers>> {
    const places: number[] = [];
    for (const place of [...load.loadings, ...load.unloadings]) {
      const town = await this.#towns.idOf(place);
      if (!('value' in town)) return town;
      places.push(town.value);
    }
    const bodies = await this.#dictionaries.bodiesOf(load.body);
    if (!('value' in bodies)) return bodies;
    const currency = await this.#dictionaries.currencyOf(load.price?.amount.currency ?? 'RUB');
    if (!('value' in currency)) return currency;
    const contact = await contactOf(this.#http, load.contact);
    if (!('value' in contact)) return contact;
    const loadings = places.slice(0, load.loadings.length);
    return {
      value: {
        loadings,
        unloadings: places.slice(loadings.length),
        bodies: bodies.value,
        currency: currency.value,
        contact: contact.value,
      },
    };
  }
}
