import { vatText } from '../../forms/show.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, type TextParam, t, verbatim } from '../../texts/text.ts';
import type { Stop, TransportRequest } from './facts.ts';
import type { Price } from './price.ts';

const label = (key: string): Text => t(`transport-order.label.${key}`);

function stopLine(kind: 'loading' | 'unloading', stop: Stop): Line {
  return line(
    t('transport-order.card.stop', {
      city: stop.city.name,
      address: stop.address,
      window: { text: windowText(stop) },
      contact: stop.contact === undefined ? '' : { inbox: stop.contact },
    }),
    label(`${kind}Stop`),
  );
}

/** A window at a stop is shown by the clock of the stop. */
export function windowText({ window, city }: Pick<Stop, 'window' | 'city'>): Text {
  return t('window', { from: { at: window.from, zone: city.zone }, to: { at: window.to, zone: city.zone } });
}

function optional(key: string, text: string, params: Record<string, TextParam | undefined>): Line[] {
  if (Object.values(params).some((param) => param === undefined)) return [];
  return [line(t(text, params as Record<string, TextParam>), label(key))];
}

export function priceText(price: Price): Text {
  return t('transport-order.card.price', {
    sum: { money: price.amount },
    vat: { text: vatText(price.vat) },
    form: { text: t(`payForm.${price.form}`) },
    days: price.days,
  });
}

/** What is carried, from where and where to, and on which terms. */
export function requestLines(request: TransportRequest): (Line | 'gap')[] {
  const { loading, temperature, places, price, comment, adr } = request;
  return [
    ...request.loadings.map((stop: Stop) => stopLine('loading', stop)),
    ...request.unloadings.map((stop: Stop) => stopLine('unloading', stop)),
    'gap',
    line(verbatim(request.cargo), label('cargo')),
    line(t('weight', { kg: request.weight }), label('weight')),
    ...optional('volume', 'volume', { m3: request.volume }),
    ...(places === undefined ? [] : [line(t(`places.${places.kind}`, { n: places.count }), label('places'))]),
    line(t(`transport-order.body.${request.body}`), label('body')),
    ...(loading === undefined || loading.length === 0
      ? []
      : [
          line(
            t('list', { items: { list: loading.map((l) => t(`transport-order.loading.${l}`)) } }),
            label('loading'),
          ),
        ]),
    ...(temperature?.controlled === true
      ? [line(t('temperature', { from: temperature.min, to: temperature.max }), label('temperature'))]
      : []),
    ...optional('adr', 'transport-order.card.adr', { class: adr }),
    ...optional('value', 'money', {
      sum: request.value === undefined ? undefined : { money: request.value },
    }),
    ...(price === undefined ? [] : [line(priceText(price), label('price'))]),
    ...(comment === undefined ? [] : [line(t('verbatim', { words: { inbox: comment } }), label('comment'))]),
  ];
}
