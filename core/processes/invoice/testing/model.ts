import { conversation, conversationRights } from '../../testing/conversation.ts';
import { rub } from '../../testing/money.ts';
import { INN, person } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import { POINTS } from '../facts.ts';
import { invoice } from '../index.ts';

const PARTY = `k${INN}`;
const HOLDERS = 'head, own logistician';
const ANYBODY = conversationRights('accountant, head, own logistician', 'client');
const TOLD = { ...ANYBODY, chargeAdded: 'caravan' };
const UNPAID = { ...TOLD, paymentReceived: 'accountant', invoiceCancelled: 'accountant' };

/** A set for two orders, as the form gives it. */
export const formed = {
  type: 'setFormed',
  client: PARTY,
  orders: ['o1', 'o2'],
  orderNumbers: ['1', '2'],
  logistician: 'logistician-1',
  number: '78',
  date: '2026-11-24',
  sum: rub(200_000_00),
  vat: 22,
  vatInvoice: '78',
  act: 'А-17',
  files: ['f1', 'f2'],
  notes: ['n1'],
  expected: rub(200_000_00),
  terms: { days: 10, dayKind: 'banking', daysFrom: 'originals' },
};

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: invoice,
  caseId: 'i1',
  partyId: PARTY,
  opened: [{ fact: formed, by: person('accountant', ['accountant']) }],
  facts: {
    setPrepared: [{ points: ['invoice'] }, { points: [...POINTS] }],
    setSent: [
      { how: 'chat', on: '2026-11-24' },
      { how: 'post', tracking: '123', on: '2026-11-24' },
    ],
    setDelivered: [{ position: 'бухгалтер', name: 'inbox-1', on: '2026-11-24' }],
    paymentReceived: [
      { amount: rub(100_000_00), on: '2026-11-24' },
      { amount: rub(200_000_00), on: '2026-11-24' },
      { amount: { minor: 1, currency: 'EUR' }, on: '2026-11-24' },
    ],
    paymentPromised: [{ on: '2026-11-30' }, { on: '2026-11-01' }],
    dueReminded: [{ round: 1 }],
    invoiceCancelled: [{ reason: 'i7' }],
    chargeAdded: [{ charge: 'x1', sum: rub(1_000_00) }],
    ...conversation,
  },
  sign: ({ payments, prepared, sent, delivered, promised, reminded, charges }) => [
    [payments.length, prepared.length, sent?.how],
    [delivered?.by === 'client', promised, reminded, (charges ?? []).length === 0],
  ],
  rights: {
    preparing: { ...UNPAID, setPrepared: HOLDERS },
    sending: { ...UNPAID, setSent: HOLDERS },
    delivery: { ...UNPAID, setDelivered: `accountant, client, ${HOLDERS}` },
    payment: {
      ...UNPAID,
      paymentPromised: 'accountant, client, own logistician',
      dueReminded: 'caravan',
    },
    paid: TOLD,
    cancelled: TOLD,
  },
};
