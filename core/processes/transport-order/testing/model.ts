import { conversation, reason } from '../../testing/conversation.ts';
import { CITY, INN, logistician, person } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { TransportOrder } from '../context.ts';
import { transportOrder } from '../index.ts';
import { droppable, isBooked, live } from '../trips.ts';
import { rights } from './rights.ts';

const stop = {
  city: CITY,
  address: 'ул. Складская, 5',
  window: { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T15:00:00.000Z' },
};
const price = { amount: { minor: 85_000_00, currency: 'RUB' }, vat: 22, form: 'cashless', days: 10 };
const money = { minor: 10_000_00, currency: 'RUB' };
const request = {
  loadings: [stop],
  unloadings: [stop],
  cargo: 'плитка',
  weight: 20_000,
  body: 'tent',
  price,
};
const ordered = { type: 'orderRequested', client: `k${INN}`, logistician: 'logistician-1', request };
const trip = 't1-1';
const vehicle = { carrier: 'c7707083893', driver: 'driver', plate: 'А123ВС77', price };

/** What the guards and checks ask of the trucks. */
function trucksOf({ trips = {}, cancellation }: TransportOrder) {
  const running = live(trips).map(([, one]) => one);
  return [
    Object.keys(trips).length > 0,
    running.length > 0,
    droppable(trips).length > 0,
    running.some(isBooked),
    running.some(({ unloaded }) => unloaded),
    running.every(({ unloaded }) => unloaded),
    running.every(({ note }) => note !== undefined),
    Object.values(trips).every(({ closed, ended }) => closed || ended),
    cancellation?.clientDue !== undefined,
  ];
}

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: transportOrder,
  caseId: 'o1',
  partyId: `k${INN}`,
  opened: [
    { fact: ordered, by: logistician },
    { fact: ordered, by: person('contact', [], { partyId: `k${INN}`, as: 'client' }) },
  ],
  facts: {
    numberGiven: [{ number: '1' }],
    logisticianChanged: [{ logistician: 'logistician-2' }],
    requestDeclined: reason,
    requestWithdrawn: reason,
    channelTried: [{ channel: 'exchange', result: 'found', price: money }],
    headAsked: [{ question: 'берём?' }],
    headAnswered: [{ verdict: 'take' }],
    carriersAsked: [{ carriers: ['c7707083893'], minutes: '60' }],
    answerTimeChanged: [{ offer: 'f1-1', until: '2026-11-24T12:00:00.000Z' }],
    bidHeard: [{ offer: 'f1-1', carrier: 'c7707083893', kind: 'priced', price }],
    promised: [{ price }, { price, search: true }],
    promiseDropped: reason,
    searchStarted: [{}],
    orderReceived: [{ date: '2026-11-24', files: ['f1'], price }],
    orderConfirmed: [{}],
    tripAdded: [{}],
    tripBooked: [{ trip, ...vehicle }],
    tripUnbooked: [{ trip }],
    vehicleAgreed: [{ trip }],
    milestoneHeard: [{ trip, kind: 'loaded', stop: 1, at: '2026-11-25T07:00:00.000Z' }],
    delayHeard: [{ trip, reason: 'queue' }],
    troubleHeard: [{ trip, kind: 'breakdown', over: false }],
    tripUnloaded: [{ trip }],
    noteFiled: [{ trip, files: ['f2'] }],
    tripClosed: [{ trip }],
    tripEnded: [{ trip }],
    invoiceCancelled: [{ invoice: 'i1' }],
    chargeSettled: [{ charge: 'x1', kind: 'downtime', clientSum: money }],
    invoiced: [{ invoice: 'i1', number: '15' }],
    setDelivered: [{ invoice: 'i1' }],
    invoicePaid: [{ invoice: 'i1' }],
    actSigned: [{ act: 'a1' }],
    orderCancelled: [
      { by: 'client', reason: 'i1' },
      { by: 'client', reason: 'i1', clientDue: money, carrierDue: money },
      { by: 'us', reason: 'i1', clientDue: money },
    ],
    tripDropped: [
      { trip, reason: 'i1' },
      { trip, reason: 'i1', carrierDue: money },
      { trip: 't1-2', reason: 'i1' },
    ],
    cancellationAsked: reason,
    whereAsked: [{}],
    ...conversation,
  },
  sign: (order: TransportOrder) => [
    order.number === undefined ? order.source : '',
    order.invoice?.paid,
    order.act,
    ...trucksOf(order),
  ],
  rights,
};
