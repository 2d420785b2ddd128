import { type Line, line } from '../../messages/screen.ts';
import { type Text, t } from '../../texts/text.ts';
import { priceText } from './card-request.ts';
import type { TransportOrder } from './context.ts';
import { clientPrice, dueFromClient, margin } from './sums.ts';
import { isBooked, live } from './trips.ts';

/** What may go wrong while there is no paper (G-13). */
export function warningLines({ promise, order, trips = {}, cancellation }: TransportOrder): Line[] {
  if (promise === undefined || order !== undefined || cancellation !== undefined) return [];
  const isAtRisk = live(trips).some(([, trip]) => isBooked(trip));
  return [
    line(
      t(isAtRisk ? 'transport-order.card.bookedWithoutOrder' : 'transport-order.card.withoutOrder'),
      t('transport-order.label.warning'),
    ),
    line(promiseText(promise), t('transport-order.label.promise')),
  ];
}

/** Who promised, when, at which price: the value at risk. */
export function promiseText({ price, at, by }: NonNullable<TransportOrder['promise']>): Text {
  return t('transport-order.card.promise', {
    price: { text: priceText(price) },
    at: { at },
    who: by === null ? { text: t('role.caravan') } : { person: by },
  });
}

/** The client's price, what is owed, what is left. */
export function moneyLines(order: TransportOrder): Line[] {
  const price = clientPrice(order);
  const left = margin(order);
  const due = dueFromClient(order);
  const owes = order.cancellation !== undefined || (order.charges ?? []).length > 0;
  return [
    ...(price === undefined || order.trips === undefined
      ? []
      : [line(priceText(price), t('transport-order.label.clientPrice'))]),
    ...chargeLines(order),
    ...(due === undefined || !owes
      ? []
      : [line(t('money', { sum: { money: due } }), t('transport-order.label.due'))]),
    ...(left === undefined
      ? []
      : [line(t('transport-order.card.net', { sum: { money: left } }), t('transport-order.label.margin'))]),
  ];
}

/** Agreed charges and what a cancelled truck costs the client (G-17). */
export function chargeLines({ charges = [], cancellation }: TransportOrder): Line[] {
  const due = cancellation?.clientDue;
  return [
    ...charges.flatMap(({ clientSum }) =>
      clientSum === undefined
        ? []
        : [line(t('money', { sum: { money: clientSum } }), t('transport-order.label.charge'))],
    ),
    ...(due === undefined
      ? []
      : [line(t('money', { sum: { money: due } }), t('transport-order.label.clientDue'))]),
  ];
}

/** Papers with number, day and sum (S0-36, S0-55). */
export function paperLines({ order, invoice }: TransportOrder): Line[] {
  return [
    ...(order === undefined ? [] : [line(orderText(order), t('transport-order.label.order'))]),
    ...(invoice === undefined ? [] : [line(invoiceText(invoice), t('transport-order.label.invoice'))]),
  ];
}

function orderText({ number, date, price, confirmed }: NonNullable<TransportOrder['order']>): Text {
  const said = { day: { day: date }, sum: { money: price.amount } };
  return confirmed === true
    ? t('transport-order.card.orderConfirmed', said)
    : t('transport-order.card.order', { ...said, number: number ?? '—' });
}

function invoiceText({ number, delivered, paid }: NonNullable<TransportOrder['invoice']>): Text {
  if (paid) return t('transport-order.card.invoicePaid', { number });
  return t(delivered ? 'transport-order.card.invoiceDelivered' : 'transport-order.card.invoice', { number });
}
