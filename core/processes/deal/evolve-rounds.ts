import type { ApprovalDecided } from '../../approvals/index.ts';
import { type Deal, discounted, type Quote, type Subject } from './context.ts';

/** Goes to the director once more: each round has a version of its own. */
export function submitted(deal: Deal, name: Subject, reason: string): Deal {
  const { verdict, ...rest } = deal;
  return {
    ...rest,
    asked: { name, reason },
    rounds: { ...deal.rounds, [name]: (deal.rounds[name] ?? 0) + 1 },
  };
}

/** A decision counts while it is about what was asked last; any other is none. */
export function decided(deal: Deal, { name, version, verdict, by, comment }: ApprovalDecided): Deal {
  const { verdict: _, ...before } = deal;
  const { asked, proposal, ...rest } = before;
  if (asked === undefined || asked.name !== name || deal.rounds[asked.name] !== version) return before;
  const known: Deal = {
    ...rest,
    verdict: { name: asked.name, verdict, by, ...(comment === undefined ? {} : { comment }) },
  };
  if (verdict !== 'approved') return verdict === 'rejected' && name === 'quote' ? rejected(known) : known;
  switch (asked.name) {
    case 'quote':
      return known.quote === undefined ? known : { ...known, quote: { ...known.quote, approved: true } };
    case 'discount':
      return withFloor(known);
    case 'deferral':
      return proposal === undefined ? known : deferred(known, proposal);
  }
}

/** From now on it is waited until another day, and nobody has been reminded of that one. */
export function deferred(deal: Deal, deferral: NonNullable<Deal['deferral']>): Deal {
  const { proposal, promised, lapsed, ...rest } = deal;
  return { ...rest, deferral, chased: 0, reminded: 0 };
}

function withFloor(deal: Deal): Deal {
  const { discount, quote } = deal;
  const floor = discount === undefined ? undefined : discounted(deal, discount.sum);
  return discount === undefined || quote === undefined || floor === undefined
    ? deal
    : { ...deal, discount: { ...discount, floor, days: quote.days } };
}

/** S2-28. */
function rejected(deal: Deal): Deal {
  return { ...deal, loss: { reason: 'rejected' } };
}

/** The deal begins anew with what is known of goods and prices; what was agreed then is agreed no more (G-29). */
export function reopened(deal: Deal): Deal {
  const { loss, asked, verdict, discount, wanted, sent, invoice, deferral, proposal, promised, ...rest } =
    deal;
  const { quote, checkedAt, lapsed, dispute, released, ...known } = rest;
  return {
    ...known,
    ...(quote === undefined ? {} : { quote: unapproved(quote) }),
    chased: 0,
    reminded: 0,
    orders: [],
  };
}

function unapproved({ approved, ...quote }: Quote): Quote {
  return quote;
}
