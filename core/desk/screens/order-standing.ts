import type { Case } from '../../cases/case.ts';
import { type Text, t } from '../../texts/text.ts';

/** What an order waits for, by the stage it stands in; the first that fits. */
const OF_ORDER: [stage: string, standing: Text][] = [
  ['numbering', t('orders.standing.new')],
  ['requestReceived', t('orders.standing.new')],
  ['feasibility', t('orders.standing.studied')],
  ['promised', t('orders.standing.promised')],
  ['settlement.notes.collecting', t('orders.standing.papers')],
  ['settlement.payment.toInvoice', t('orders.standing.toInvoice')],
  ['settlement.payment.invoiced', t('orders.standing.unpaid')],
  ['settlement.act.awaited', t('orders.standing.act')],
  ['settlement', t('orders.standing.bills')],
  ['closed', t('orders.standing.closed')],
  ['declined', t('orders.standing.declined')],
  ['withdrawn', t('orders.standing.withdrawn')],
  ['cancelled', t('orders.standing.cancelled')],
];

/** The same for a truck, what is most behind first: the slowest truck tells how the order stands. */
const OF_TRIP: [stage: string, standing: Text][] = [
  ['transport.trouble.open', t('orders.standing.trouble')],
  ['search', t('orders.standing.search')],
  ['naming', t('orders.standing.naming')],
  ['clearance', t('orders.standing.arranged')],
  ['issuing', t('orders.standing.arranged')],
  ['carrierConfirmation', t('orders.standing.arranged')],
  ['transport.way.loading', t('orders.standing.loading')],
  ['transport.way.movement', t('orders.standing.movement')],
  ['transport.way.unloading', t('orders.standing.unloading')],
  ['unloadingConfirmation', t('orders.standing.unloaded')],
  ['papers', t('orders.standing.papers')],
];

/** Whether the trucks tell more than the order itself. */
export function isPerformed({ stages }: Case): boolean {
  return 'performing' in stages;
}

/** In two or three words, what an order waits for. `trips`: its trucks, where {@link isPerformed} says so. */
export function standingOf(order: Case, trips: Case[]): Text {
  const live = trips.filter((trip) => !trip.closed);
  const behind = OF_TRIP.find(([stage]) => live.some((trip) => stage in trip.stages));
  const own = OF_ORDER.find(([stage]) => stage in order.stages);
  return (isPerformed(order) ? behind : own)?.[1] ?? t('orders.standing.open');
}
