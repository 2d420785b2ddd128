import type { Case } from '../../cases/case.ts';
import { vatText } from '../../forms/show.ts';
import { type Line, line } from '../../messages/screen.ts';
import { type Text, type TextParam, t, verbatim } from '../../texts/text.ts';
import type { Viewer } from '../process.ts';
import type { TransportOrder } from './context.ts';
import type { Stop, TransportRequest } from './facts.ts';

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

export function priceText(price: NonNullable<TransportRequest['price']>): Text {
  return t('transport-order.card.price', {
    sum: { money: price.amount },
    vat: { text: vatText(price.vat) },
    form: { text: t(`payForm.${price.form}`) },
    days: price.days,
  });
}

/** The order at a glance; a partner does not see what only colleagues should. */
export function card(current: Case<TransportOrder>, viewer: Viewer): (Line | 'gap')[] {
  const { client, logistician, request, reason } = current.context;
  const head: Line[] =
    viewer !== 'staff'
      ? []
      : [
          line(t('party', { name: { party: client } }), label('client')),
          ...(logistician === undefined
            ? []
            : [line(t('person', { name: { person: logistician } }), label('logistician'))]),
        ];
  const rest =
    reason === undefined ? [] : [line(t('verbatim', { words: { inbox: reason } }), label('reason'))];
  return [...head, ...(request === undefined ? [] : requestLines(request)), ...rest];
}

function requestLines(request: TransportRequest): (Line | 'gap')[] {
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

/** What the logistician needs to judge a request without opening its card. */
export function brief({ context }: Case<TransportOrder>, stage: string): Text[] {
  const { request, client } = context;
  if (stage !== 'requestReceived' || request === undefined) return [];
  const said = (key: string, value: Text) =>
    t('labelled', { label: { text: label(key) }, value: { text: value } });
  const at = (stop: Stop) =>
    t('transport-order.card.brief', { city: stop.city.name, window: { text: windowText(stop) } });
  return [
    said('client', t('party', { name: { party: client } })),
    ...request.loadings.map((stop: Stop) => said('loadingStop', at(stop))),
    ...request.unloadings.map((stop: Stop) => said('unloadingStop', at(stop))),
    said('cargo', verbatim(request.cargo)),
    said('weight', t('weight', { kg: request.weight })),
    said('body', t(`transport-order.body.${request.body}`)),
    ...(request.adr === undefined
      ? []
      : [said('adr', t('transport-order.card.adr', { class: request.adr }))]),
    ...(request.price === undefined ? [] : [said('price', priceText(request.price))]),
  ];
}
