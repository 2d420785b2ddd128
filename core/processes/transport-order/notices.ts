import type { Recipient } from '../../cases/effect.ts';
import { type TextParam, t } from '../../texts/text.ts';
import type { TransportOrder } from './context.ts';
import type { TransportOrderFact } from './facts.ts';
import { margin } from './sums.ts';
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
