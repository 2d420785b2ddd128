import type { Standing } from '../../../credit/standing.ts';
import type { Person } from '../../../people/person.ts';
import { rub } from '../../testing/money.ts';
import { INN, person, seller } from '../../testing/people.ts';
import { type Played, played, type Step } from '../../testing/played.ts';
import type { Deal } from '../context.ts';
import { deal } from '../index.ts';

export const PARTY = `k${INN}`;
export const client = person('contact', [], { partyId: PARTY, as: 'client' });
export const accountant = person('accountant', ['accountant']);
export const director = person('director', ['director']);

/** What is known of the client's credit: a limit of three million, thirty days. */
export const standing: Standing = {
  grade: 'B',
  limit: rub(3_000_000_00),
  days: 30,
  exposure: rub(0),
  overdue: rub(0),
  overdueItems: [],
  decisions: [],
  takenAt: '2026-11-24T09:00:00.000Z',
};

export const opened = {
  type: 'dealOpened',
  client: PARTY,
  zone: 'Europe/Moscow',
  goods: 'Насос ЦНС 60-330',
  quantity: '2 шт.',
};

/** A quote that the manager may send himself. */
export const quote = {
  type: 'quoteFormed',
  files: ['q1'],
  sum: rub(500_000_00),
  cost: rub(400_000_00),
  vat: 22,
  days: 0,
};

export const invoice = {
  type: 'invoiceIssued',
  number: '78',
  date: '2026-11-24',
  sum: rub(500_000_00),
  vat: 22,
  due: '2026-11-30',
  files: ['i1'],
};

export const deferral = {
  type: 'deferralAsked',
  files: ['spec'],
  until: '2026-12-18',
  reason: 'words',
  ships: false,
};

export const by = (who: Person | null, type: string, data: object = {}, at?: string): Step =>
  at === undefined ? [who, { ...data, type }] : [who, { ...data, type }, at];

export const decided = (name: string, version: number, verdict: string, more: object = {}): Step =>
  by(null, 'approvalDecided', { name, version, verdict, by: 'director', ...more });

/** The answer to what the client's credit is. */
export const taken = (known: object = {}): Step =>
  by(null, 'standingTaken', { standing: { ...standing, ...known } });

const OPEN: Step[] = [[seller, opened], by(null, 'numberGiven', { number: '7' })];
const IN_STOCK: Step[] = [...OPEN, by(seller, 'stockAnswered', { stock: 'inStock', warehouse: 'Ростов' })];
const PURCHASE: Step[] = [...OPEN, by(seller, 'stockAnswered', { stock: 'purchase' })];
const PREPARING: Step[] = [...IN_STOCK, by(seller, 'quoteBegun')];
const CHOICE: Step[] = [...PREPARING, [seller, quote], taken()];
const ASKED: Step[] = [...CHOICE, by(seller, 'approvalAsked', { reason: 'words' })];
const SCHEDULED: Step[] = [...CHOICE, by(seller, 'quoteReleased')];
const SENT: Step[] = [...SCHEDULED, by(null, 'quoteDispatched')];
const REWORK: Step[] = [...SENT, by(client, 'discountAsked')];
const DISCOUNT: Step[] = [
  ...REWORK,
  by(seller, 'discountSubmitted', { discount: rub(20_000_00), reason: 'words' }),
  taken(),
];
const INVOICING: Step[] = [...SENT, by(client, 'quoteAccepted')];
const INVOICED: Step[] = [...INVOICING, [seller, invoice]];
const DEFERRED: Step[] = [...INVOICED, [seller, deferral], taken()];
const OVERDUE: Step[] = [...DEFERRED, by(null, 'deferralLapsed', {}, '2026-12-19T07:00:00.000Z')];
const PAID: Step[] = [
  ...INVOICED,
  by(accountant, 'paymentReceived', { amount: rub(500_000_00), on: '2026-11-27' }),
];
const IN_WAREHOUSE: Step[] = [...PAID, by(null, 'goodsReleased')];
const DELIVERY: Step[] = [...IN_WAREHOUSE, by(seller, 'goodsDispatched', { eta: '2026-12-02' })];
const AT_WAREHOUSE: Step[] = [...DELIVERY, by(seller, 'cargoUnloaded')];
const CLOSING: Step[] = [...AT_WAREHOUSE, by(client, 'goodsCollected')];

/** The way to each stage, as the seed goes it. */
export const way = {
  OPEN,
  IN_STOCK,
  PURCHASE,
  PREPARING,
  CHOICE,
  ASKED,
  SCHEDULED,
  SENT,
  REWORK,
  DISCOUNT,
  INVOICING,
  INVOICED,
  DEFERRED,
  OVERDUE,
  PAID,
  IN_WAREHOUSE,
  DELIVERY,
  AT_WAREHOUSE,
  CLOSING,
};

/** A deal in which all this has happened. */
export function play(steps: Step[]): Played<Deal> {
  return played(deal, 'd1', steps);
}

/** The stages in which somebody or something is, without those around them. */
export function innermost({ stages }: Pick<Played<Deal>, 'stages'>): string[] {
  return stages
    .filter((path) => !stages.some((other) => other.startsWith(`${path}.`)))
    .map((path) => path.replace('fulfilment.payment.due.', '').replace(/^fulfilment\.(payment|goods)\./, ''));
}

/** Where a deal is in which all this has happened. */
export function stageAfter(steps: Step[]): string[] {
  return innermost(play(steps));
}

/** The accountant confirms so many kopecks. */
export const pays = (minor: number): Step =>
  by(accountant, 'paymentReceived', { amount: rub(minor), on: '2026-11-27' });

/** The manager wants to wait until that day. */
export const defer = (until: string, ships = false): Step => [seller, { ...deferral, until, ships }];
