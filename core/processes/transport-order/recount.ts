import type { Case } from '../../cases/case.ts';
import type { Entry } from '../../cases/entry.ts';
import type { Text } from '../../texts/text.ts';
import { verbatim } from '../../texts/text.ts';
import type { TransportOrder } from './context.ts';
import type { TransportOrderFact } from './facts.ts';
import { delayText, milestoneText, troubleText } from './whereabouts.ts';

/** What the history of an order tells beside what happened, who did it and when: where the truck is, and which one. */
export function recount({ fact }: Entry, { context }: Case<TransportOrder>): Text[] {
  const f = fact as TransportOrderFact;
  switch (f.type) {
    case 'milestoneHeard':
      return [milestoneText(context, f)];
    case 'delayHeard':
      return [delayText(context, { reason: f.reason, ...(f.until === undefined ? {} : { until: f.until }) })];
    case 'troubleHeard':
      return [troubleText(f.kind)];
    case 'tripBooked':
      return [verbatim([f.plate, f.trailer].filter((plate) => plate !== undefined).join(', '))];
    default:
      return [];
  }
}

/** What is told of an order in the company's own channel of orders, once it has a number. */
export const chronicle: TransportOrderFact['type'][] = [
  'numberGiven',
  'logisticianChanged',
  'requestDeclined',
  'requestWithdrawn',
  'promised',
  'orderReceived',
  'orderConfirmed',
  'tripBooked',
  'tripUnbooked',
  'milestoneHeard',
  'delayHeard',
  'troubleHeard',
  'tripUnloaded',
  'chargeSettled',
  'invoiced',
  'invoicePaid',
  'actSigned',
  'orderCancelled',
];
