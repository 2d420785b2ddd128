import { type Money, splitRate, subtractMoney, totalOf } from '../../money/index.ts';
import type { TransportOrder } from './context.ts';
import type { Price } from './price.ts';
import { live } from './trips.ts';

/** What the client pays for one truck, as far as it is known: the order's price, the promised one, the requested one. */
export function clientPrice({ order, promise, request }: TransportOrder): Price | undefined {
  return order?.price ?? promise?.price ?? request?.price;
}

/** The client may confirm the request in the chat when the price that stands there is the one that was promised. */
export function confirmable({ request, promise }: TransportOrder): boolean {
  const asked = request?.price;
  if (asked === undefined) return false;
  if (promise === undefined) return true;
  const { amount, vat, vatIncluded } = promise.price;
  return (
    asked.amount.minor === amount.minor &&
    asked.amount.currency === amount.currency &&
    asked.vat === vat &&
    asked.vatIncluded === vatIncluded
  );
}

/** Without VAT; where there is none, the whole sum. */
export function net(price: Price): Money {
  return splitRate(price).net;
}

/** What a price leaves of the client's, without VAT; undefined while one is unknown or the currencies differ. */
export function marginAgainst(order: TransportOrder, price: Price | undefined): Money | undefined {
  const own = clientPrice(order);
  if (own === undefined || price === undefined || own.amount.currency !== price.amount.currency)
    return undefined;
  return subtractMoney(net(own), net(price));
}

/**
 * What the client owes with VAT (S0-54): its price for each truck that was carried, agreed charges, and what it owes for
 * a cancelled one. Undefined while no price is known or where currencies differ.
 */
export function dueFromClient(order: TransportOrder): Money | undefined {
  const price = clientPrice(order);
  const others = [
    ...(order.charges ?? []).flatMap(({ clientSum }) => (clientSum === undefined ? [] : [clientSum])),
    ...(order.cancellation?.clientDue === undefined ? [] : [order.cancellation.clientDue]),
  ];
  const carried = live(order.trips ?? {}).length;
  if (price === undefined) {
    return carried > 0 ? undefined : totalOf(others);
  }
  const each = splitRate(price).gross;
  return totalOf([{ minor: each.minor * carried, currency: each.currency }, ...others]);
}

/**
 * The order's margin without VAT: the client's price less the carriers', with agreed charges (VAT as in the prices they
 * add to) and what was agreed for cancelled trucks. Undefined until every truck that runs is booked.
 */
export function margin(order: TransportOrder): Money | undefined {
  const price = clientPrice(order);
  if (price === undefined) return undefined;
  const { currency } = price.amount;
  const runs = live(order.trips ?? {}).map(([, trip]) => trip);
  if (runs.length === 0 && order.cancellation === undefined) return undefined;
  const costs: Money[] = [];
  for (const trip of runs) {
    if (trip.price === undefined) return undefined;
    costs.push(net(trip.price));
  }
  const own = net(price);
  const gross = (amount: Money): Money => net({ ...price, amount, vatIncluded: true });
  const charges = order.charges ?? [];
  const income = [
    ...charges.flatMap(({ clientSum }) => (clientSum === undefined ? [] : [gross(clientSum)])),
    ...(order.cancellation?.clientDue === undefined ? [] : [order.cancellation.clientDue]),
  ];
  const paid = [
    ...costs,
    ...charges.flatMap(({ carrierSum }) => (carrierSum === undefined ? [] : [gross(carrierSum)])),
    ...deadFreight(order),
  ];
  const earned = totalOf([{ minor: own.minor * runs.length, currency }, ...income]);
  const spent = totalOf([{ minor: 0, currency }, ...paid]);
  return earned === undefined || spent === undefined ? undefined : subtractMoney(earned, spent);
}

/** What carriers are owed for trucks that were booked and called off, with the order or alone. */
function deadFreight({ cancellation, trips = {} }: TransportOrder): Money[] {
  return Object.values(trips).flatMap(({ cancelled, carrier, dropped }) => {
    if (!cancelled || carrier === undefined) return [];
    return (dropped === undefined ? cancellation?.carrierDue : dropped.carrierDue) ?? [];
  });
}
