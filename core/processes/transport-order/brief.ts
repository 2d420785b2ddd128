import type { Case } from '../../cases/case.ts';
import type { Line } from '../../messages/screen.ts';
import { type Text, t, verbatim } from '../../texts/text.ts';
import { headLines, tryText } from './card-bids.ts';
import { chargeLines, promiseText, warningLines } from './card-order.ts';
import { priceText, windowText } from './card-request.ts';
import type { TransportOrder } from './context.ts';
import type { Stop, TransportRequest } from './facts.ts';
import { clientPrice, dueFromClient } from './sums.ts';
import { live } from './trips.ts';

const said = (key: string, value: Text) =>
  t('labelled', { label: { text: t(`transport-order.label.${key}`) }, value: { text: value } });

/** What the owner of a stage must know to do its task without opening the card. */
export function brief({ context: order }: Case<TransportOrder>, stage: string): Text[] {
  const { request, client, promise } = order;
  if (request === undefined) return [];
  const who = said('client', t('party', { name: { party: client } }));
  switch (stage) {
    case 'requestReceived':
      return [who, ...load(request)];
    case 'feasibility.study':
      return [
        who,
        ...load(request),
        ...(order.tries ?? []).map((one) =>
          t('labelled', {
            label: { text: t(`transport-order.channel.${one.channel}`) },
            value: { text: tryText(one) },
          }),
        ),
      ];
    case 'feasibility.head.asked':
      return [who, ...load(request), ...headLines(order).map(inWords)];
    case 'promised':
      return [
        who,
        ...(promise === undefined ? [] : [said('promise', promiseText(promise))]),
        ...warningLines(order).slice(0, 1).map(inWords),
      ];
    case 'settlement.payment.toInvoice':
      return [who, ...due(order)];
    default:
      return [];
  }
}

function inWords({ label: name, value }: Line): Text {
  return name === undefined ? value : t('labelled', { label: { text: name }, value: { text: value } });
}

function load(request: TransportRequest): Text[] {
  const at = (stop: Stop) =>
    t('transport-order.card.brief', { city: stop.city.name, window: { text: windowText(stop) } });
  return [
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

/** The sum of the invoice and what it is made of (S0-54). */
function due(order: TransportOrder): Text[] {
  const price = clientPrice(order);
  const sum = dueFromClient(order);
  const carried = live(order.trips ?? {}).length;
  return [
    ...(price === undefined || carried === 0
      ? []
      : [
          said(
            'trucks',
            t('transport-order.card.carried', { n: carried, price: { text: priceText(price) } }),
          ),
        ]),
    ...chargeLines(order).map(inWords),
    ...(sum === undefined ? [] : [said('due', t('money', { sum: { money: sum } }))]),
  ];
}
