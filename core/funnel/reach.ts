import type { Case } from '../cases/case.ts';
import type { Deal } from '../processes/deal/context.ts';

/** Where a deal may come to, one after another (S2-07, S2-30, S2-36, S2-42, S2-56). */
export const MILESTONES = ['request', 'quoteSent', 'accepted', 'paid', 'won'] as const;
export type Milestone = (typeof MILESTONES)[number];

const REACHED: Record<Milestone, (deal: Case<Deal>) => boolean> = {
  request: () => true,
  quoteSent: ({ lastAt }) => 'quoteDispatched' in lastAt || 'quoteHandedOver' in lastAt,
  accepted: ({ lastAt }) => 'quoteAccepted' in lastAt,
  paid: ({ context }) => context.paidOn !== undefined,
  won: ({ stages }) => 'won' in stages,
};

export interface Reach {
  milestone: Milestone;
  n: number;
  /** Of a hundred who came to the milestone before; undefined where nobody did. */
  share?: number;
}

/** How many of these deals came to each milestone; whoever came further has passed the ones before. */
export function reachOf(deals: readonly Case<Deal>[]): Reach[] {
  const furthest = deals.map((deal) => MILESTONES.findLastIndex((one) => REACHED[one](deal)));
  const came = MILESTONES.map((_, at) => furthest.filter((reached) => reached >= at).length);
  return MILESTONES.map((milestone, at) => {
    const n = came[at] ?? 0;
    const before = came[Math.max(0, at - 1)] ?? 0;
    return { milestone, n, ...(before === 0 ? {} : { share: Math.round((100 * n) / before) }) };
  });
}
