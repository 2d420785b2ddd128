import { localDateOf } from '../../calendar/index.ts';
import type { Case } from '../../cases/case.ts';
import type { About, Field, Form, Ready } from '../../forms/form.ts';
import type { CaseQuery } from '../../ports/cases.port.ts';
import { t } from '../../texts/text.ts';
import { wantedFor } from '../trip/lane.ts';
import type { TransportOrder } from './context.ts';
import { MAX_TRUCKS, type TransportRequest } from './facts.ts';
import type { Price } from './price.ts';
import { CLIENT_TERMS, readyPrice, wholePrice } from './price-terms.ts';
import { clientPrice } from './sums.ts';
import { droppable, live } from './trips.ts';

export const REASON: Field = { key: 'reason', kind: 'letter', max: 1000 };

const orderOf = ({ current }: About) => current?.context as TransportOrder | undefined;

/** The price that was named before stands; where there is none, the client's last one on this lane is offered. */
const PRICE: Field = {
  key: 'price',
  kind: 'rate',
  usual: (about) => {
    const order = orderOf(about);
    return order === undefined ? undefined : clientPrice(order);
  },
  ready: (about) => {
    const order = orderOf(about);
    const last = order?.request === undefined ? undefined : lastPrice(order.request, about);
    return last === undefined ? [] : [readyPrice(last)];
  },
};

function lastPrice(request: TransportRequest, { current, beside }: About): Price | undefined {
  const { from, to } = wantedFor(request);
  const same = (beside.orders ?? []).flatMap(({ id, context }) => {
    const other = context as TransportOrder;
    if (id === current?.id || other.request === undefined) return [];
    const lane = wantedFor(other.request);
    return lane.from === from && lane.to === to ? (clientPrice(other) ?? []) : [];
  });
  return same[0];
}

/** What this client had carried from the same town. */
function besideOrder({ context }: Case): Record<string, CaseQuery> {
  const { client, request } = context as TransportOrder;
  if (request === undefined) return {};
  const key = [wantedFor(request).from];
  return { orders: { process: 'transport-order', partyIds: [client], key, limit: 20 } };
}

function trucksToDrop(about: About): Ready[] {
  const { number = '', trips = {} } = orderOf(about) as TransportOrder;
  return droppable(trips).map(([id, { n }]) => ({
    value: id,
    label: t('transport-order.related.trip', { number: `${number}/${n}` }),
  }));
}

const trucksOf = ({ trips = {} }: TransportOrder) => Math.max(1, live(trips).length);

/** From the promise to the written order, and calling it off (S0-32 to S0-36, G-17). */
export const orderForms: Form[] = [
  {
    name: 'promise',
    fact: 'promised',
    toFact: wholePrice,
    beside: besideOrder,
    fields: [
      PRICE,
      ...CLIENT_TERMS,
      { key: 'until', kind: 'moment', optional: true, usual: () => null },
      { key: 'search', kind: 'yesno', usual: () => true },
    ],
  },
  {
    name: 'order',
    fact: 'orderReceived',
    toFact: wholePrice,
    beside: besideOrder,
    fields: [
      { key: 'files', kind: 'files' },
      { key: 'date', kind: 'date', past: true, usual: ({ now, zone }) => localDateOf(now, zone) },
      { key: 'number', kind: 'documentNumber', max: 50, optional: true },
      PRICE,
      ...CLIENT_TERMS,
      {
        key: 'trucks',
        kind: 'integer',
        range: [1, MAX_TRUCKS],
        usual: (about) => trucksOf(orderOf(about) as TransportOrder),
      },
    ],
  },
  {
    name: 'confirm',
    fact: 'orderConfirmed',
    direct: true,
    fields: [{ key: 'files', kind: 'files', optional: true }],
  },
  {
    name: 'cancel',
    fact: 'orderCancelled',
    fields: [
      { key: 'by', kind: 'choice', options: ['client', 'us'] },
      REASON,
      { key: 'clientDue', kind: 'money', optional: true },
      { key: 'carrierDue', kind: 'money', optional: true },
    ],
  },
  {
    name: 'dropTrip',
    fact: 'tripDropped',
    fields: [
      { key: 'trip', kind: 'pick', ready: trucksToDrop },
      REASON,
      { key: 'carrierDue', kind: 'money', optional: true },
    ],
  },
  { name: 'askCancel', fact: 'cancellationAsked', direct: true, fields: [REASON] },
  { name: 'drop', fact: 'promiseDropped', direct: true, fields: [REASON] },
];
