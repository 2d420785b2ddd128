import type { Entry, Fact } from '../../cases/entry.ts';
import type { Currency, Money } from '../../money/index.ts';
import { isStaffRole } from '../../people/role.ts';
import type { ChargeFact } from './facts.ts';

/** Where a company stands with its sum. */
export type Side = 'unset' | 'asked' | 'agreed' | 'refused' | 'notNeeded';

/** Downtime or an extra charge of a trip, agreed on both sides (G-17). */
export interface Charge {
  id: string;
  trip: string;
  order: string;
  number: string;
  client: string;
  carrier: string;
  logistician?: string | undefined;
  currency?: Currency | undefined;
  kind: string;
  hours?: number | undefined;
  /** What the carrier gets. */
  carrierSum?: Money | undefined;
  /** What the client pays. */
  clientSum?: Money | undefined;
  /** Why, in the words of who opened it: for colleagues and the carrier. */
  reason: string;
  /** Our words to the client. */
  words?: string | undefined;
  /** A colleague opened it, not the carrier. */
  isOurs: boolean;
  carrierSide: Side;
  clientSide: Side;
  /** Whose sum the last change of sums was about. */
  changed: ('carrier' | 'client')[];
  /** Why a side did not agree: words in the inbox. */
  carrierRefusal?: string;
  clientRefusal?: string;
  dropped?: string;
  /** Which sums came too late for their bills. */
  late?: { carrier?: boolean; client?: boolean };
  /** The day on which the carrier was paid apart. */
  paidOn?: string;
  /** The client's own invoice for the charge, and the day of its money. */
  invoice?: { number: string; date: string; files: string[]; receivedOn?: string };
  files: string[];
}

export const blank: Charge = {
  id: '',
  trip: '',
  order: '',
  number: '',
  client: '',
  carrier: '',
  kind: '',
  reason: '',
  isOurs: false,
  carrierSide: 'unset',
  clientSide: 'unset',
  changed: [],
  files: [],
};

/** Folds a fact into what is known of the charge. */
export function evolve(charge: Charge, fact: Fact, entry: Pick<Entry, 'actor' | 'caseId'>): Charge {
  const f = fact as ChargeFact;
  switch (f.type) {
    case 'chargeOpened': {
      const { type, ...opened } = f;
      const isOurs = isStaffRole(entry.actor.role);
      // What the carrier asks for itself it has agreed to.
      const claims = !isOurs && f.carrierSum !== undefined;
      return {
        ...charge,
        ...opened,
        id: entry.caseId,
        isOurs,
        carrierSide: claims ? 'agreed' : 'unset',
      };
    }
    case 'sumsChanged': {
      const { carrierRefusal, clientRefusal, ...rest } = charge;
      const { carrierSum, clientSum } = f;
      const changed = [
        ...(isSame(charge.carrierSum, carrierSum) ? [] : (['carrier'] as const)),
        ...(isSame(charge.clientSum, clientSum) ? [] : (['client'] as const)),
      ];
      return {
        ...rest,
        carrierSum,
        clientSum,
        words: f.words ?? charge.words,
        carrierSide: sideAfter(charge.carrierSide, charge.carrierSum, carrierSum),
        clientSide: sideAfter(charge.clientSide, charge.clientSum, clientSum),
        changed,
      };
    }
    case 'agreedByCarrier':
      return { ...charge, carrierSide: 'agreed' };
    case 'refusedByCarrier':
      return { ...charge, carrierSide: 'refused', carrierRefusal: f.reason };
    case 'agreedByClient':
      return { ...charge, clientSide: 'agreed' };
    case 'refusedByClient':
      return { ...charge, clientSide: 'refused', clientRefusal: f.reason };
    case 'chargeDropped':
      return { ...charge, dropped: f.reason };
    case 'counted':
      return { ...charge, late: { ...charge.late, [f.side]: f.late } };
    case 'paidApart':
      return { ...charge, paidOn: f.date, files: [...charge.files, ...f.files] };
    case 'invoicedApart': {
      const { type, ...invoice } = f;
      return { ...charge, invoice, files: [...charge.files, ...invoice.files] };
    }
    case 'receivedApart':
      return charge.invoice === undefined
        ? charge
        : { ...charge, invoice: { ...charge.invoice, receivedOn: f.on } };
    case 'messageReceived':
    case 'filesAdded':
      return { ...charge, files: [...charge.files, ...f.files] };
    default:
      return charge;
  }
}

/** Who agreed to the very same sum is not asked twice. */
function sideAfter(side: Side, before: Money | undefined, now: Money | undefined): Side {
  if (now === undefined) return 'notNeeded';
  return side === 'agreed' && isSame(before, now) ? 'agreed' : 'asked';
}

function isSame(one: Money | undefined, other: Money | undefined): boolean {
  return one?.minor === other?.minor && one?.currency === other?.currency;
}

/** A company has part in the charge once its sum was named; the carrier also in what it asks for itself. */
export function hasPart(charge: Charge, side: 'client' | 'carrier'): boolean {
  if (side === 'client') return charge.clientSide !== 'unset' && charge.clientSide !== 'notNeeded';
  return !charge.isOurs || (charge.carrierSide !== 'unset' && charge.carrierSide !== 'notNeeded');
}

/** Both sums are with their bills, or paid apart. */
export function isCounted({ carrierSum, clientSum, late, paidOn, invoice }: Charge): boolean {
  const carrier = carrierSum === undefined || late?.carrier === false || paidOn !== undefined;
  const client = clientSum === undefined || late?.client === false || invoice?.receivedOn !== undefined;
  return carrier && client;
}

/** No answer is awaited any more. */
export function isAnswered({ carrierSide, clientSide }: Charge): boolean {
  return carrierSide !== 'asked' && clientSide !== 'asked';
}

export function isRefused({ carrierSide, clientSide }: Charge): boolean {
  return carrierSide === 'refused' || clientSide === 'refused';
}
