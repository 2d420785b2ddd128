import { Temporal } from 'temporal-polyfill';
import type { ExchangeLoad, ExchangePlace } from '../../core/ports/index.ts';

/** The numbers that the exchange has for what a load speaks of. */
export interface AtiNumbers {
  loadings: number[];
  unloadings: number[];
  bodies: number[];
  currency: number;
  contact: number;
}

/**
 * The common board: a load on it is seen by everybody on the exchange. Its id is known from public clients:
 * https://github.com/Kirill552/Dispatcher, `extensions/ati-cargo/index.ts`; https://github.com/SKR-SG/ASP, `app/ati_client.py`.
 */
const COMMON_BOARD = 'a0a0a0a0a0a0a0a0a0a0a0a0';

/** A cargo's name may be so long. */
const MAX_NAME = 200;

/**
 * The body of `POST /v2/cargos` and `PUT /v2/cargos/{id}`, as public clients write it (https://github.com/Kirill552/Dispatcher,
 * `extensions/ati-cargo/index.ts`, and field by field in `docs/ati-api-reference.md` §5). `external_id` is our key. Other carriers do not see what one of them
 * offers. Where an address is demanded (Moscow, Saint Petersburg, towns of one name) the town itself stands for it:
 * strangers learn no street.
 */
export function cargoApplication(key: string, load: ExchangeLoad, numbers: AtiNumbers): object {
  const [first, ...further] = stopsOf(load.loadings, numbers.loadings);
  const stops = stopsOf(load.unloadings, numbers.unloadings);
  const last = stops.at(-1);
  const wayPoints = [
    ...further.map((one) => ({ type: 'loading', location: one.location })),
    ...stops.slice(0, -1).map((one) => ({ type: 'unloading', location: one.location })),
  ];
  return {
    cargo_application: {
      external_id: key,
      route: {
        loading: {
          location: first?.location,
          dates: first?.dates,
          cargos: [
            {
              id: 1,
              name: load.cargo.slice(0, MAX_NAME),
              weight: { type: 'tons', quantity: load.kg / 1000 },
              volume: { quantity: load.m3 },
            },
          ],
        },
        unloading: { location: last?.location },
        ...(wayPoints.length === 0 ? {} : { way_points: wayPoints }),
        is_round_trip: false,
      },
      truck: {
        trucks_count: 1,
        load_type: 'ftl',
        body_types: numbers.bodies,
        ...(load.temperature === undefined ? {} : { temperature: load.temperature }),
        ...(load.adr === undefined ? {} : { adr: Number(load.adr) }),
        is_tracking: false,
      },
      payment: paymentOf(load.price, numbers.currency),
      boards: [{ id: COMMON_BOARD, publication_mode: 'now' }],
      contacts: [numbers.contact],
    },
  };
}

function stopsOf(places: ExchangePlace[], cities: number[]) {
  return places.map((place, index) => ({
    location: { type: 'manual', city_id: cities[index], address: place.city },
    dates: datesOf(place),
  }));
}

/** Days and hours by the clock of the town. */
function datesOf({ from, to, zone }: ExchangePlace) {
  const [first, last] = [from, to].map((at) => Temporal.Instant.from(at).toZonedDateTimeISO(zone));
  const hours = (at: Temporal.ZonedDateTime | undefined) => at?.toPlainTime().toString().slice(0, 5);
  const day = (at: Temporal.ZonedDateTime | undefined) => `${at?.toPlainDate()}T00:00:00.000Z`;
  return {
    type: 'from-date',
    first_date: day(first),
    last_date: day(last),
    time: { type: 'bounded', start: hours(first), end: hours(last), offset: first?.offset },
  };
}

function paymentOf(price: ExchangeLoad['price'], currency: number) {
  const common = { hide_counter_offers: true, direct_offer: false, currency_type: currency };
  if (price === undefined) return { ...common, type: 'rate-request', payment_mode: { type: 'on-unloading' } };
  const sum = price.amount.minor / 100;
  const rate =
    price.form === 'cashless'
      ? { [price.vat === 'with' ? 'rate_with_vat' : 'rate_without_vat']: sum }
      : { cash: sum, on_card: price.form === 'card' };
  const mode =
    price.days === 0 ? { type: 'on-unloading' } : { type: 'delayed-payment', payment_delay_days: price.days };
  return { ...common, type: 'with-bargaining', ...rate, payment_mode: mode };
}
