import type { Entry } from '../../cases/entry.ts';
import { type Deal, isPaid } from './context.ts';
import { deferred, submitted } from './evolve-rounds.ts';
import type { DealFact } from './facts.ts';
import { mayGrant } from './granting.ts';

/** What the facts of invoice and payment leave in the deal; any other leaves it as it is. */
export function evolveMoney(deal: Deal, f: DealFact, entry: Pick<Entry, 'at'>): Deal {
  switch (f.type) {
    case 'invoiceIssued': {
      const { type, ...invoice } = f;
      return { ...deal, invoice, files: [...deal.files, ...f.files], checkedAt: entry.at };
    }
    case 'paymentReceived': {
      const next = { ...deal, payments: [...deal.payments, { amount: f.amount, on: f.on }] };
      if (!isPaid(next)) return { ...next, checkedAt: entry.at };
      const { asked, proposal, lapsed, ...paid } = next;
      return { ...paid, paidOn: f.on };
    }
    case 'paymentReported':
      return { ...deal, files: [...deal.files, ...(f.files ?? [])], slip: f.files ?? [] };
    case 'paymentNotFound':
    case 'disputeResolved': {
      const { dispute, ...rest } = deal;
      return { ...rest, checkedAt: entry.at };
    }
    case 'documentsResent':
      return { ...deal, files: [...deal.files, ...(f.files ?? [])], checkedAt: entry.at };
    case 'invoiceDisputed':
      return { ...deal, dispute: f.dispute };
    case 'paymentPromised':
      return promised(deal, f.on);
    case 'deferralAsked': {
      const { type, ...proposal } = f;
      return { ...deal, proposal, files: [...deal.files, ...f.files] };
    }
    case 'deferralLapsed':
      return { ...deal, lapsed: true, chased: 1 };
    case 'paymentChased':
      return { ...deal, chased: f.round };
    case 'clientReminded':
      return { ...deal, reminded: f.round };
    default:
      return deal;
  }
}

/** A day that the manager may grant is waited for; beyond it nothing moves until somebody grants it (G-28). */
function promised(deal: Deal, on: string): Deal {
  if (!mayGrant(deal, on)) return deal;
  const { deferral } = deal;
  if (deferral === undefined) return { ...deal, promised: on, reminded: 0 };
  // A day before the one that was granted is good news, and shortens nothing.
  return on > deferral.until ? deferred(deal, { ...deferral, until: on }) : deal;
}

/** A deferral that was asked for is the manager's own to grant, or goes to the financial director (G-28). */
export function granted(deal: Deal): Deal {
  const { proposal } = deal;
  if (proposal === undefined || deal.asked !== undefined) return deal;
  return mayGrant(deal, proposal.until)
    ? deferred(deal, proposal)
    : submitted(deal, 'deferral', proposal.reason);
}
