import type { z } from 'zod';
import { localDateOf } from '../../calendar/index.ts';
import type { Entry, Fact } from '../../cases/entry.ts';
import type { Owed } from '../../credit/standing.ts';
import { addMoney, BANKS, type Money, type Payment, paymentDay, restOf } from '../../money/index.ts';
import type { Role } from '../../people/role.ts';
import { type LateCharge, withSum } from '../payments.ts';
import type { delivery, InvoiceFact, SetFormed, WAYS } from './facts.ts';

export interface PaymentReceived extends Payment {
  on: string;
}

/** A client's set of documents and its payment (S0-54 to S0-63, S0-70, G-30). */
export interface Invoice extends SetFormed {
  id: string;
  /** Points of the set that are ticked. */
  prepared: string[];
  sent?: { how: (typeof WAYS)[number]; tracking?: string | undefined; on: string };
  delivered?: z.infer<typeof delivery> & { by: Role; at: string };
  payments: PaymentReceived[];
  /** The day on which the client has said it will pay. */
  promised?: string;
  /** Why it was cancelled: words in the inbox. */
  cancelled?: string;
  /** Charges that came after it was formed; one that came too late is paid apart. */
  charges?: LateCharge[];
  /** How often the client was reminded of the day that counts now. */
  reminded: number;
}

const nothing: Money = { minor: 0, currency: 'RUB' };

export const blank: Invoice = {
  id: '',
  client: '',
  orders: [],
  orderNumbers: [],
  number: '',
  date: '',
  sum: nothing,
  vat: 'none',
  act: '',
  files: [],
  notes: [],
  expected: nothing,
  terms: { days: 0, dayKind: 'banking', daysFrom: 'originals' },
  prepared: [],
  payments: [],
  reminded: 0,
};

/** Folds a fact into what is known of the invoice. */
export function evolve(invoice: Invoice, fact: Fact, entry: Pick<Entry, 'caseId' | 'at' | 'actor'>): Invoice {
  const f = fact as InvoiceFact;
  switch (f.type) {
    case 'setFormed': {
      const { type, ...formed } = f;
      return { ...invoice, ...formed, id: entry.caseId };
    }
    case 'setPrepared':
      return { ...invoice, prepared: f.points };
    case 'setSent': {
      const { type, ...sent } = f;
      return { ...invoice, sent };
    }
    case 'setDelivered': {
      const { type, ...delivered } = f;
      return { ...invoice, delivered: { ...delivered, by: entry.actor.role, at: entry.at } };
    }
    case 'paymentReceived':
      return { ...invoice, payments: [...invoice.payments, { amount: f.amount, on: f.on }] };
    case 'paymentPromised':
      return { ...invoice, promised: f.on, reminded: 0 };
    case 'invoiceCancelled':
      return { ...invoice, cancelled: f.reason };
    case 'chargeAdded':
      return withCharge(invoice, f);
    case 'dueReminded':
      return { ...invoice, reminded: f.round };
    case 'messageReceived':
    case 'filesAdded':
      return { ...invoice, files: [...invoice.files, ...f.files] };
    default:
      return invoice;
  }
}

/** Nothing is added to what is paid in full, or in another currency; a cancelled invoice is formed anew with all. */
function withCharge(invoice: Invoice, { charge, sum }: { charge: string; sum: Money }): Invoice {
  const isFree = invoice.cancelled !== undefined;
  const isLate = !isFree && (rest(invoice).minor <= 0 || sum.currency !== invoice.sum.currency);
  const known = { ...invoice, charges: [...(invoice.charges ?? []), { charge, sum, late: isLate }] };
  return isFree || isLate
    ? known
    : { ...known, sum: addMoney(invoice.sum, sum), expected: withSum(invoice.expected, sum) };
}

/** The day from which the client's deferral runs; undefined while it is not known. */
function basisDay({ terms, sent, delivered, date, basis }: Invoice): string | undefined {
  switch (terms.daysFrom) {
    case 'scan':
      return sent?.on;
    case 'originals':
      return delivered?.on;
    case 'invoice':
      return date;
    case 'unloading':
      return basis === undefined ? sent?.on : localDateOf(basis, BANKS);
  }
}

/** The last day on which the client may pay by the terms. */
export function dueDay(invoice: Invoice): string | undefined {
  const basis = basisDay(invoice);
  return basis === undefined ? undefined : paymentDay(basis, invoice.terms);
}

/** The day until which nobody is reminded: that of the terms, or a later one that the client has promised. */
export function awaitedDay(invoice: Invoice): string | undefined {
  const due = dueDay(invoice);
  const { promised } = invoice;
  return due !== undefined && promised !== undefined && promised > due ? promised : due;
}

export function rest({ sum, payments }: Invoice): Money {
  return restOf(sum, payments);
}

/** What the client still owes by this invoice, and until when; null once it is paid or cancelled. */
export function owed(invoice: Invoice): Owed | null {
  const left = rest(invoice);
  if (left.minor <= 0 || invoice.cancelled !== undefined) return null;
  const due = dueDay(invoice);
  return { number: invoice.number, sum: invoice.sum, rest: left, ...(due === undefined ? {} : { due }) };
}
