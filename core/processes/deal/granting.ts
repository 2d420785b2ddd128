import { type Excess, excessesOf, type Figures, isNeeded, policyFor } from '../../approvals/index.ts';
import { daysBetween } from '../../calendar/index.ts';
import {
  awaitedDay,
  type Deal,
  type Discount,
  discounted,
  type Quote,
  restOfDeal,
  type Subject,
} from './context.ts';
import { SKIP_SECOND_APPROVAL } from './policy.ts';

/** The numbers that a decision is about: what is not known is left out; undefined where there is nothing to decide. */
export function figuresOf(deal: Deal, name: Subject): Figures | undefined {
  const { quote, discount, proposal } = deal;
  if (quote === undefined) return undefined;
  const { sum, cost, vat, days } = quote;
  const known = { ...(cost === undefined ? {} : { cost }), vat };
  if (name === 'quote') return { sum, ...known, days };
  if (name === 'deferral')
    return proposal === undefined ? undefined : deferralFigures(deal, proposal.until, known);
  const left = discount === undefined ? undefined : discounted(deal, discount.sum);
  return discount === undefined || left === undefined
    ? undefined
    : { sum: left, ...known, days, discount: discount.sum };
}

/** What is left to be paid, and for how many days from the invoice on. */
function deferralFigures(deal: Deal, until: string, known: Partial<Figures> = {}): Figures | undefined {
  const rest = restOfDeal(deal);
  return deal.invoice === undefined || rest === undefined
    ? undefined
    : { sum: rest, ...known, days: Math.max(0, daysBetween(deal.invoice.date, until)), until };
}

/** As cheap and as late as the director has granted, or less so. */
function isWithin({ sum, days }: Quote, { floor, days: granted = days }: Partial<Discount> = {}): boolean {
  return floor?.currency === sum.currency && sum.minor >= floor.minor && days <= granted;
}

/** Why a quote is not the manager's own to send; nothing once the director has granted it (G-02, G-04a). */
export function beyondManager(deal: Deal): Excess[] {
  const { quote, discount, standing } = deal;
  const figures = figuresOf(deal, 'quote');
  if (quote === undefined || figures === undefined || quote.approved === true) return [];
  if (SKIP_SECOND_APPROVAL && isWithin(quote, discount)) return [];
  return excessesOf(policyFor({ process: 'deal', name: 'quote' }), { figures, standing });
}

/**
 * Whether the manager may let the client pay until `day`: until the day that stands already always, else within the
 * client's limit and days from the invoice; beyond them the financial director decides (G-28).
 */
export function mayGrant(deal: Deal, day: string): boolean {
  const figures = deferralFigures(deal, day);
  if (figures === undefined) return false;
  if (day <= (awaitedDay(deal) ?? '')) return true;
  const policy = policyFor({ process: 'deal', name: 'deferral' });
  return !isNeeded(policy, { figures, standing: deal.standing });
}
