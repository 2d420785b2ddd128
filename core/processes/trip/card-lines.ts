import { vatText } from '../../forms/show.ts';
import { type Line, line } from '../../messages/screen.ts';
import type { Money } from '../../money/index.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import type { Price } from '../transport-order/price.ts';
import type { Milestone, Trip } from './context.ts';
import { atNextStop, type Place, placeOf, placesOf } from './route.ts';

/** What a stop is called on a card. */
export const STOP_LABEL = {
  loading: 'trip.label.loadingStop',
  unloading: 'trip.label.unloadingStop',
} as const;

/** A line under its label's key, where there is something to say. */
export function labelled(key: string, value: Text | undefined): Line[] {
  return value === undefined ? [] : [line(value, t(key))];
}

export function words(inbox: string | undefined): Text | undefined {
  return inbox === undefined ? undefined : t('verbatim', { words: { inbox } });
}

/** A window at a stop is shown by the clock of the stop. */
export function windowText({ window, city }: Place): Text {
  return t('window', { from: { at: window.from, zone: city.zone }, to: { at: window.to, zone: city.zone } });
}

export function placeText(place: Place): Text {
  return t('trip.card.stop', {
    city: place.city.name,
    address: place.address,
    window: { text: windowText(place) },
    contact: place.contact === undefined ? '' : { inbox: place.contact },
  });
}

/** Every stop with its address, its hours and who is met there. */
export function routeLines({ request }: Trip): Line[] {
  return request === undefined
    ? []
    : placesOf(request).flatMap((place) => labelled(STOP_LABEL[place.purpose], placeText(place)));
}

export function cargoLines({ request }: Trip): Line[] {
  if (request === undefined) return [];
  const { cargo, weight, volume, places, body, loading = [], adr, temperature } = request;
  return [
    ...labelled('trip.label.cargo', verbatim(cargo)),
    ...labelled('trip.label.weight', t('weight', { kg: weight })),
    ...labelled(
      'transport-order.label.volume',
      volume === undefined ? undefined : t('volume', { m3: volume }),
    ),
    ...labelled(
      'transport-order.label.places',
      places === undefined ? undefined : t(`places.${places.kind}`, { n: places.count }),
    ),
    ...labelled('transport-order.label.body', t(`transport-order.body.${body}`)),
    ...labelled(
      'transport-order.label.loading',
      loading.length === 0
        ? undefined
        : t('list', { items: { list: loading.map((way) => t(`transport-order.loading.${way}`)) } }),
    ),
    ...labelled('transport-order.label.adr', adr === undefined ? undefined : t(`transport-order.adr.${adr}`)),
    ...labelled(
      'trip.label.temperature',
      temperature?.controlled === true
        ? t('temperature', { from: temperature.min, to: temperature.max })
        : undefined,
    ),
  ];
}

export function vehicleLines({ vehicle, carrier }: Trip): Line[] {
  if (vehicle === undefined) return [];
  const of = carrier === undefined ? {} : { of: carrier };
  return [
    ...labelled('trip.label.driver', t('contact', { contact: { contact: vehicle.driver, ...of } })),
    ...labelled('trip.label.plate', plateText(vehicle)),
  ];
}

export function plateText({ plate, trailer }: { plate: string; trailer?: string | undefined }): Text {
  return trailer === undefined ? verbatim(plate) : t('trip.card.withTrailer', { plate, trailer });
}

export function priceText(price: Price): Text {
  return t('trip.card.price', {
    sum: { money: price.amount },
    vat: { text: vatText(price.vat) },
    form: { text: t(`payForm.${price.form}`) },
    days: price.days,
  });
}

/** A sum that the carrier is due, with the VAT of its price. */
export function dueText({ price }: Trip, sum: Money): Text {
  return price === undefined
    ? t('money', { sum: { money: sum } })
    : t('trip.card.due', { sum: { money: sum }, vat: { text: vatText(price.vat) } });
}

/** "Loaded, Kazan, 25 Nov 9:40" by the clock of the stop. */
export function milestoneText(trip: Trip, { kind, stop, at }: Milestone): Text {
  const city = placeOf(trip, stop)?.city;
  return t('trip.card.milestone', {
    what: { text: t(`trip.fact.${kind}`) },
    city: city?.name ?? '',
    at: { at, ...(city === undefined ? {} : { zone: city.zone }) },
  });
}

/** The newest delay, unless the truck has got on since; of those that the client knows of, if so asked. */
export function delayText(trip: Trip, { published }: { published: boolean }): Text | undefined {
  const since = trip.milestones.at(-1)?.at ?? '';
  const delay = trip.delays.filter((one) => one.at >= since && (one.published || !published)).at(-1);
  if (delay === undefined) return undefined;
  const params = { reason: { text: t(`trip.reason.${delay.reason}`) } };
  return delay.until === undefined
    ? t('trip.card.delay', params)
    : t('trip.card.delayUntil', { ...params, until: atNextStop(trip, delay.until) });
}
