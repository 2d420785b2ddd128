import { setup } from 'xstate';
import type { Effect } from '../../cases/effect.ts';
import { effects } from '../effects.ts';
import { type Deal, isPaid, pointsOf, type Subject } from './context.ts';
import type { DealFact } from './facts.ts';

const decidedAs = ({ verdict }: Deal, name: Subject, as: NonNullable<Deal['verdict']>['verdict']) =>
  verdict?.name === name && verdict.verdict === as;

/** What the chart's parts share. Guards look at the deal as it is with the fact. */
export const chart = setup({
  types: {
    context: {} as Deal,
    events: {} as DealFact,
    input: {} as { context: Deal; caseId: string },
  },
  actions: effects,
  guards: {
    isInStock: ({ context }) => context.stock?.inStock === true,
    isQuoteApproved: ({ context }) => decidedAs(context, 'quote', 'approved'),
    isQuoteRejected: ({ context }) => decidedAs(context, 'quote', 'rejected'),
    isQuoteReturned: ({ context }) => decidedAs(context, 'quote', 'returned'),
    isDiscountGranted: ({ context }) => decidedAs(context, 'discount', 'approved'),
    isDiscountRefused: ({ context }) => decidedAs(context, 'discount', 'rejected'),
    isDiscountReturned: ({ context }) => decidedAs(context, 'discount', 'returned'),
    /** What the director had before him was taken back. */
    isAskedNoMore: ({ context }) => context.asked === undefined,
    /** The director has the deferral before him. */
    isAsked: ({ context }) => context.asked?.name === 'deferral',
    isDeferralGranted: ({ context }) => decidedAs(context, 'deferral', 'approved'),
    isDeferred: ({ context }) => context.deferral !== undefined,
    /** It was asked for, and what the client owes is not known yet. */
    isProposed: ({ context }) => context.proposal !== undefined,
    isLapsed: ({ context }) => context.lapsed === true,
    paidInFull: ({ context }) => isPaid(context),
    /** Paid, and everything else is done (S2-56). */
    isDone: ({ context }) => isPaid(context) && context.delivered === true,
    allGathered: ({ context }) => pointsOf(context).every((point) => context.points.includes(point)),
    /** S2-28, S2-35: it was no deal for us; any other reason is a loss. */
    isUnqualified: ({ context }) => context.loss?.reason === 'price' || context.loss?.reason === 'rejected',
    /** There is something to make a quote from. */
    isKnown: ({ context }) => context.quote !== undefined,
  },
});

/** An effect with the moment's own content; a stage that begins anew. */
export type Move =
  | Exclude<Effect, { type: 'stages' | 'commandEach' | 'paper' }>
  | { type: 'renew'; stage: string };

/** Effects that depend on what the deal knows: worked out when the fact is taken, none or several of them. */
export function act(make: (deal: Deal, fact: DealFact) => Move[]) {
  return chart.enqueueActions(({ context, event, enqueue }) => {
    for (const { type, ...params } of make(context, event))
      enqueue({ type, params } as Parameters<typeof enqueue>[0]);
  });
}

/** Effects that look at one kind of fact. */
export function on<Type extends DealFact['type']>(
  make: (deal: Deal, fact: Extract<DealFact, { type: Type }>) => Move[],
) {
  return act((deal, fact) => make(deal, fact as Extract<DealFact, { type: Type }>));
}
