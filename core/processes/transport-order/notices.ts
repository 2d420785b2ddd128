import type { Recipient } from '../../cases/effect.ts';
import { type TextParam, t } from '../../texts/text.ts';
import type { TransportOrder } from './context.ts';
import type { TransportOrderFact } from './facts.ts';
import type { Price } from './price.ts';
import { margin, marginAgainst, net } from './sums.ts';
import { whereLines } from './whereabouts.ts';

type Of<Type extends TransportOrderFact['type']> = Extract<TransportOrderFact, { type: Type }>;

/** To every contact of the client; says which order it is about. */
export function toClient(order: TransportOrder, text: string, params: Record<string, TextParam> = {}) {
  return { to: { party: order.client }, text, params: { number: order.number ?? '', ...params } };
}

export function toLogistician(text: string, params: Record<string, TextParam> = {}) {
  return { to: { role: 'logistician' as const }, text, params };
}

/** What the head thinks of the order (S0-29). */
export function headAnswered({ verdict, note }: Of<'headAnswered'>) {
  return toLogistician('transport-order.notice.headAnswered', {
    verdict: { text: t(`transport-order.verdict.${verdict}`) },
    note: note === undefined ? '' : { inbox: note },
  });
}

/** A bid with what it leaves of the client's price (S0-31). */
export function bidHeard(order: TransportOrder, bid: Of<'bidHeard'>) {
  const carrier = { party: bid.carrier };
  const heard = order.offers
    ?.find(({ id }) => id === bid.offer)
    ?.bids.find((one) => one.carrier === bid.carrier);
  const price = heard?.price;
  const buttons = price === undefined ? [] : [awarding(order, bid, price)];
  if (price === undefined || bid.kind === 'declined')
    return toLogistician('transport-order.notice.bidDeclined', { carrier });
  const left = marginAgainst(order, price);
  const sum = { money: price.amount };
  if (left === undefined)
    return {
      ...toLogistician('transport-order.notice.bid', { carrier, sum, net: { money: net(price) } }),
      buttons,
    };
  const margin = { money: left };
  return {
    ...toLogistician('transport-order.notice.bidWithMargin', { carrier, sum, margin }),
    buttons,
  };
}

/** One press awards this bid, as long as it is still the one that is spoken of here. */
function awarding({ offers = [] }: TransportOrder, { offer, carrier }: Of<'bidHeard'>, { amount }: Price) {
  const asked = offers.find(({ id }) => id === offer)?.carriers ?? [];
  return {
    text: 'transport-order.button.award',
    form: 'award',
    about: offer,
    arg: `${asked.indexOf(carrier)}/${amount.minor}`,
  };
}

/** The client hears who pays what (G-17). */
export function cancelled(order: TransportOrder, { reason }: Of<'orderCancelled'>) {
  const due = order.cancellation?.clientDue;
  const said = { reason: { inbox: reason } };
  return due === undefined || due.minor === 0
    ? toClient(order, 'transport-order.notice.cancelledFree', said)
    : toClient(order, 'transport-order.notice.cancelledDue', { ...said, sum: { money: due } });
}

/** "Where is it?" answered at once, for every truck. */
export function whereabouts(order: TransportOrder) {
  return toClient(order, 'transport-order.notice.where', { trucks: { lines: whereLines(order) } });
}

/** What the order brought, for those who sold and carried it. */
export function earned(order: TransportOrder, whom: Recipient) {
  const left = margin(order);
  return left === undefined
    ? { to: whom, text: 'transport-order.notice.closed' }
    : { to: whom, text: 'transport-order.notice.closedWithMargin', params: { margin: { money: left } } };
}
