import type { CaseQuery } from '../../ports/cases.port.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit } from '../kit.ts';
import { orderOfTrip } from '../order-trips.ts';

/** Ways to narrow the list of orders; the first is what is shown unasked. */
export const FILTERS = ['open', 'new', 'search', 'way', 'papers', 'money', 'unwritten', 'done'] as const;
export type Filter = (typeof FILTERS)[number];

export const FILTER_NAMES: Record<Filter, Text> = {
  open: t('orders.filter.open'),
  new: t('orders.filter.new'),
  search: t('orders.filter.search'),
  way: t('orders.filter.way'),
  papers: t('orders.filter.papers'),
  money: t('orders.filter.money'),
  unwritten: t('orders.filter.unwritten'),
  done: t('orders.filter.done'),
};

/** Where an order, or one of its trucks, stands to be among these. */
const STAGES: Partial<Record<Filter, { order: string[]; trip?: string[] }>> = {
  new: { order: ['numbering', 'requestReceived'] },
  search: {
    order: ['feasibility'],
    trip: ['search', 'naming', 'clearance', 'issuing', 'carrierConfirmation'],
  },
  way: { order: [], trip: ['transport', 'unloadingConfirmation'] },
  papers: { order: ['settlement.notes.collecting', 'settlement.act.awaited'] },
  money: {
    order: ['settlement.payment.toInvoice', 'settlement.payment.invoiced', 'settlement.bills.collecting'],
  },
  unwritten: { order: ['promised'] },
};

/** More trucks than a company has on the road at a time. */
const MOST_TRIPS = 5000;

export function isFilter(name: string | undefined): name is Filter {
  return (FILTERS as readonly (string | undefined)[]).includes(name);
}

/** The orders of a filter; `people` narrows them to those that one of these colleagues holds. */
export async function filterQuery(
  kit: Kit,
  filter: Filter,
  people: string[] | undefined,
): Promise<CaseQuery> {
  const among = STAGES[filter];
  const trips =
    among?.trip === undefined
      ? []
      : await kit.ports.cases.ids({ process: 'trip', stages: among.trip, closed: false, limit: MOST_TRIPS });
  return {
    process: 'transport-order',
    closed: filter === 'done',
    ...(people === undefined ? {} : { person: people }),
    ...(among === undefined ? {} : { stages: among.order, orIds: [...new Set(trips.map(orderOfTrip))] }),
  };
}
