import type { Verdict } from '../../approvals/index.ts';
import type { Standing } from '../../credit/standing.ts';
import { type Money, type Payment, restOf, subtractMoney, type VatRate } from '../../money/index.ts';
import { CLOSING_POINTS, type Loss, type WAYS } from './lists.ts';

/** What the financial director is asked about (S2-16, S2-33, S2-43). */
export const SUBJECTS = ['quote', 'discount', 'deferral'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** A commercial quote (КП); the sum and the cost hold VAT (S2-18, S2-20). */
export interface Quote {
  version: number;
  files: string[];
  sum: Money;
  /** What the goods cost us; absent while nobody knows. */
  cost?: Money;
  vat: VatRate;
  /** Calendar days from the invoice in which the client pays; 0: before anything is shipped. */
  days: number;
  /** Approved as it stands. */
  approved?: true;
}

/** A discount that the client asks for (S2-32, S2-33). */
export interface Discount {
  sum: Money;
  reason: string;
  /** The quote may cost so much, and be paid so late, and needs no second approval (G-04a). */
  floor?: Money;
  days?: number;
}

export interface Invoice {
  number: string;
  date: string;
  sum: Money;
  vat: VatRate;
  /** The last day on which it may be paid. */
  due: string;
  files: string[];
}

/** A day until which payment is deferred, with its specification (S2-43 to S2-46). */
export interface Deferral {
  until: string;
  files: string[];
  reason: string;
  /** Goods leave before they are paid for (G-28). */
  ships: boolean;
}

export interface Received extends Payment {
  on: string;
}

/** A deal from the request to its successful end, or to the reason why there was none (S2-01 to S2-59). */
export interface Deal {
  /** Known from the first fact. */
  id: string;
  number?: string;
  client: string;
  sales?: string;
  logistician?: string;
  /** Where the client's office is: letters come in its hours. */
  zone: string;
  goods: string;
  quantity?: string;
  comment?: string;
  stock?: { inStock: boolean; note?: string };
  /** Our warehouse in which the goods are or will be (S2-50). */
  warehouse?: string;
  supplier?: { name: string; price: Money; days: number };
  quote?: Quote;
  /** What is known of the client's credit, as it was taken last. */
  standing?: Standing;
  /** How often each was submitted: the version that the decision is about. */
  rounds: Partial<Record<Subject, number>>;
  /** What the director decides on now, and why it was asked. */
  asked?: { name: Subject; reason: string };
  /** The newest decision, while it was about what was asked. */
  verdict?: { name: Subject; verdict: Verdict; by: string; comment?: string };
  discount?: Discount;
  /** What the client wants, in its words (inbox). */
  wanted?: string;
  sent?: { at: string; how?: (typeof WAYS)[number] };
  invoice?: Invoice;
  payments: Received[];
  /** What the client has sent to show that it has paid. */
  slip?: string[];
  /** From when the payment is looked for anew. */
  checkedAt?: string;
  /** Asked for and not granted yet. */
  proposal?: Deferral;
  deferral?: Deferral;
  /** The day that the client has named, where the manager may grant it. */
  promised?: string;
  /** The day of payment has passed without it. */
  lapsed?: true;
  /** How often the manager was reminded since, and the client of the day that counts now. */
  chased: number;
  reminded: number;
  /** Why the client does not pay, in its words (inbox). */
  dispute?: string;
  /** Goods may leave: paid, or deferred with leave to ship. */
  released?: true;
  paidOn?: string;
  orders: { id: string; number: string }[];
  points: (typeof CLOSING_POINTS)[number][];
  closingWords?: string;
  /** Everything that goods and papers need is done. */
  delivered?: true;
  loss?: { reason: Loss | 'rejected'; words?: string };
  files: string[];
}

export const blank: Deal = {
  id: '',
  client: '',
  zone: 'Europe/Moscow',
  goods: '',
  rounds: {},
  payments: [],
  chased: 0,
  reminded: 0,
  orders: [],
  points: [],
  files: [],
};

/** What the deal is worth as far as it is known: the invoice, else the quote. */
export function worthOf({ invoice, quote }: Deal): Money | undefined {
  return invoice?.sum ?? quote?.sum;
}

/** What the client still owes on the invoice; undefined before there is one. */
export function restOfDeal({ invoice, payments }: Deal): Money | undefined {
  return invoice === undefined ? undefined : restOf(invoice.sum, payments);
}

export function isPaid(deal: Deal): boolean {
  return (restOfDeal(deal)?.minor ?? 1) <= 0;
}

/** The day until which nobody is reminded: deferred, promised, or that of the invoice. */
export function awaitedDay({ deferral, promised, invoice }: Deal): string | undefined {
  return deferral?.until ?? promised ?? invoice?.due;
}

/** What the quote would be with the discount; undefined where currencies differ or nothing is left. */
export function discounted({ quote }: Deal, discount: Money): Money | undefined {
  if (quote === undefined || quote.sum.currency !== discount.currency) return undefined;
  const left = subtractMoney(quote.sum, discount);
  return left.minor > 0 ? left : undefined;
}

/** The closing documents that this deal has (S2-55): without VAT there is no VAT invoice. */
export function pointsOf({ invoice }: Pick<Deal, 'invoice'>): Deal['points'] {
  return CLOSING_POINTS.filter((point) => point !== 'vatInvoice' || invoice?.vat !== 'none');
}
