import { localDateOf } from '../../calendar/index.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import { addMoney, BANKS, type Money, type Payment, paymentDay, restOf } from '../../money/index.ts';
import { type LateCharge, withSum } from '../payments.ts';
import type { BillSent, CarrierBillFact } from './facts.ts';

export interface PaymentMade extends Payment {
  date: string;
  files?: string[] | undefined;
}

/** A carrier's bill for one or many trips (S0-52, G-30). */
export interface CarrierBill extends BillSent {
  id: string;
  /** When the papers of each trip were there from which the deferral runs. */
  reached: Record<string, string>;
  payments: PaymentMade[];
  /** When it was found right. */
  acceptedAt?: string;
  /** Why it went back: words in the inbox. */
  rejection?: string;
  /** Charges that came after it was there; one that came too late is paid apart. */
  charges?: LateCharge[];
}

const nothing: Money = { minor: 0, currency: 'RUB' };

export const blank: CarrierBill = {
  id: '',
  carrier: '',
  trips: [],
  tripNumbers: [],
  orders: [],
  number: '',
  date: '',
  sum: nothing,
  vat: 'none',
  files: [],
  expected: nothing,
  terms: { days: 0, dayKind: 'banking', daysFrom: 'originals' },
  reached: {},
  payments: [],
};

/** Folds a fact into what is known of the bill. */
export function evolve(bill: CarrierBill, fact: Fact, entry: Pick<Entry, 'caseId' | 'at'>): CarrierBill {
  const f = fact as CarrierBillFact;
  switch (f.type) {
    case 'billSent': {
      const { type, ...sent } = f;
      return { ...bill, ...sent, id: entry.caseId };
    }
    case 'basisReached':
      return { ...bill, reached: { ...bill.reached, [f.trip]: f.at } };
    case 'billAccepted':
      return { ...bill, acceptedAt: entry.at };
    case 'billRejected':
      return { ...bill, rejection: f.reason };
    case 'chargeAdded':
      return withCharge(bill, f);
    case 'paymentMade': {
      const { type, ...payment } = f;
      return { ...bill, payments: [...bill.payments, payment] };
    }
    case 'messageReceived':
    case 'filesAdded':
      return { ...bill, files: [...bill.files, ...f.files] };
    default:
      return bill;
  }
}

/**
 * What is paid in full, or in another currency, takes nothing more. A bill that is still checked is compared with the
 * new sum; one that was rejected is followed by another that holds the charge.
 */
function withCharge(bill: CarrierBill, { charge, sum }: { charge: string; sum: Money }): CarrierBill {
  const isBack = bill.rejection !== undefined;
  const isLate = !isBack && (rest(bill).minor <= 0 || sum.currency !== bill.sum.currency);
  const known = { ...bill, charges: [...(bill.charges ?? []), { charge, sum, late: isLate }] };
  if (isBack || isLate) return known;
  const compared = { ...known, expected: withSum(bill.expected, sum) };
  return bill.acceptedAt === undefined ? compared : { ...compared, sum: addMoney(bill.sum, sum) };
}

/**
 * The day from which the deferral runs: that of the last papers of all its trips (G-15), not before the bill itself
 * where the terms say so. Undefined while papers are missing.
 */
export function basisOf({ basis, trips, reached, terms, date }: CarrierBill): string | undefined {
  const moments = trips.map((trip) => reached[trip] ?? basis);
  if (!moments.every((moment) => moment !== undefined)) return undefined;
  const last = moments.toSorted().at(-1);
  if (last === undefined) return undefined;
  const day = localDateOf(last, BANKS);
  return terms.daysFrom === 'invoice' && date > day ? date : day;
}

/**
 * The last day on which the bill may be paid: by the terms, but not before the day on which it was found right.
 * Undefined while the papers are missing.
 */
export function dueDay(bill: CarrierBill): string | undefined {
  const basis = basisOf(bill);
  if (basis === undefined) return undefined;
  const day = paymentDay(basis, bill.terms);
  const accepted = bill.acceptedAt === undefined ? day : localDateOf(bill.acceptedAt, BANKS);
  return accepted > day ? accepted : day;
}

export function rest({ sum, payments }: CarrierBill): Money {
  return restOf(sum, payments);
}
