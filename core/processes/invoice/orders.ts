import type { Case } from '../../cases/case.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import type { Answers } from '../../forms/form.ts';
import { type Money, sharedTerms, termsOf, totalOf } from '../../money/index.ts';
import type { TransportOrder } from '../transport-order/context.ts';
import { clientPrice, dueFromClient } from '../transport-order/sums.ts';

/** Where an order waits for its invoice. */
export const TO_INVOICE = 'settlement.payment.toInvoice';

export function awaitsInvoice({ process, stages }: Case): boolean {
  return process === 'transport-order' && stages[TO_INVOICE] !== undefined;
}

/** What the client owes for all the orders, charges included; undefined where it is not known or currencies differ. */
export function owedFor(orders: readonly TransportOrder[]): Money | undefined {
  const sums = orders.map(dueFromClient).filter((sum) => sum !== undefined);
  return sums.length < orders.length ? undefined : totalOf(sums);
}

/** What an invoice takes over from the orders it is for: one client, one currency, one set of terms (G-30). */
export function takeOrders(cases: Case[]): Answers | Refusal {
  const orders = cases.map(({ context }) => context as TransportOrder);
  const [first] = orders;
  if (first === undefined) return refuse('no-such-case');
  if (!cases.every(awaitsInvoice)) return refuse('invoiced-already');
  if (orders.some(({ client }) => client !== first.client)) return refuse('mixed-clients');
  const expected = owedFor(orders);
  if (expected === undefined) return refuse('mixed-currencies');
  const terms = sharedTerms(orders.map((order) => termsOf(clientPrice(order))));
  if (terms === undefined) return refuse('mixed-terms');
  const trips = orders.flatMap((order) => Object.values(order.trips ?? {}));
  const unloaded = trips.flatMap(({ milestones }) =>
    milestones.filter(({ kind }) => kind === 'unloaded').map(({ at }) => at),
  );
  const last = unloaded.toSorted().at(-1);
  return {
    client: first.client,
    orderNumbers: orders
      .map(({ number = '' }) => number)
      .toSorted((one, other) => Number(one) - Number(other)),
    ...(first.logistician === undefined ? {} : { logistician: first.logistician }),
    notes: trips.flatMap(({ note }) => note ?? []),
    expected,
    terms,
    ...(last === undefined ? {} : { basis: last }),
  };
}
