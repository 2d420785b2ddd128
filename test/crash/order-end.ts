import type { Caravan } from '../../core/caravan.ts';
import type { Message } from '../../core/messages/message.ts';
import type { TransportOrder } from '../../core/processes/transport-order/context.ts';

/** What is not as it must be when the one order of a run has been played to its end; nothing when all is well. */
export async function orderFaults({ ports, cases }: Caravan): Promise<string[]> {
  const [order, ...others] = await ports.cases.list({ process: 'transport-order', limit: 10 });
  if (order === undefined || others.length > 0) return ['there is not exactly one order'];
  const faults = order.value === 'closed' ? [] : [`the order is ${JSON.stringify(order.value)}`];
  for (const trip of Object.keys((order.context as TransportOrder).trips ?? {})) {
    const published = (await cases.history(trip)).filter(({ fact }) => fact.type === 'milestonePublished');
    const told = await ports.ledger.list({ caseId: trip, limit: 10_000 });
    for (const { _id, fact } of published) {
      const heard = told.filter(
        ({ text, id }) => text.key === `trip.notice.${fact.kind}` && id.startsWith(_id),
      );
      if (!isHeardOnce(heard)) faults.push(`${fact.kind} was heard as ${heard.map(({ state }) => state)}`);
    }
    const kinds = published.map(({ fact }) => `${fact.kind}/${fact.stop}`);
    if (new Set(kinds).size < kinds.length || kinds.length !== MILESTONES)
      faults.push(`published were ${kinds.join(', ')}`);
  }
  return faults;
}

/** One loading and one unloading, each arrival and each departure. */
const MILESTONES = 5;

/** Sent once; a repeat only follows a copy whose arrival is not known. */
function isHeardOnce(heard: Message[]): boolean {
  const unknown = heard.filter(({ state }) => state === 'unknown').length;
  return heard.length === unknown + 1 && heard.some(({ state }) => state === 'sent');
}
