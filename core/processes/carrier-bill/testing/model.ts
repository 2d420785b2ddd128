import { conversation, conversationRights, reason } from '../../testing/conversation.ts';
import { rub } from '../../testing/money.ts';
import { INN, logistician, person } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { carrierBill } from '../index.ts';

const PARTY = `c${INN}`;
const CHECKERS = 'head, own logistician';
const ANYBODY = conversationRights('accountant, head, own logistician', 'carrier');

const TOLD = { ...ANYBODY, chargeAdded: 'caravan' };
const REJECTERS = 'accountant, head, own logistician';

/** A bill for two trips, as the form gives it. */
export const sent = {
  type: 'billSent',
  carrier: PARTY,
  trips: ['t1-1', 't1-2'],
  tripNumbers: ['1/1', '1/2'],
  orders: ['o1'],
  logistician: 'logistician-1',
  number: '145',
  date: '2026-11-24',
  sum: rub(100_000_00),
  vat: 22,
  files: ['f1'],
  expected: rub(100_000_00),
  terms: { days: 5, dayKind: 'banking', daysFrom: 'originals' },
};

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: carrierBill,
  caseId: 'b1',
  partyId: PARTY,
  opened: [
    { fact: sent, by: logistician },
    { fact: sent, by: person('accountant', ['accountant']) },
    { fact: sent, by: person('carrier', [], { partyId: PARTY, as: 'carrier' }) },
  ],
  facts: {
    billAccepted: [{}],
    billRejected: reason,
    chargeAdded: [{ charge: 'x1', sum: rub(1_000_00) }],
    basisReached: [
      { trip: 't1-1', at: '2026-11-24T09:00:00.000Z' },
      { trip: 't1-2', at: '2026-11-25T09:00:00.000Z' },
    ],
    paymentMade: [
      { amount: rub(50_000_00), date: '2026-11-24' },
      { amount: rub(100_000_00), date: '2026-11-24' },
      { amount: { minor: 1, currency: 'EUR' }, date: '2026-11-24' },
    ],
    ...conversation,
  },
  sign: ({ payments, reached, charges = [] }) => [
    payments.length,
    Object.keys(reached).sort(),
    charges.length === 0,
  ],
  rights: {
    checking: { ...TOLD, billAccepted: CHECKERS, billRejected: REJECTERS, basisReached: 'caravan' },
    waiting: { ...TOLD, billRejected: REJECTERS, basisReached: 'caravan', paymentMade: 'accountant' },
    payable: { ...TOLD, billRejected: REJECTERS, basisReached: 'caravan', paymentMade: 'accountant' },
    paid: TOLD,
    rejected: TOLD,
  },
};
