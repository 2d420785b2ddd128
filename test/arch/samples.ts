import { carrier } from '../../core/processes/carrier/index.ts';
import { EXPLANATIONS } from '../../core/processes/client/context.ts';
import { client } from '../../core/processes/client/index.ts';
import { colleague } from '../../core/processes/colleague/index.ts';
import { numberSeries } from '../../core/processes/number-series/index.ts';
import { transportOrder } from '../../core/processes/transport-order/index.ts';
import { person, type Sample } from './walk.ts';

const INN = '7707083893';
const CITY = { name: 'Казань', zone: 'Europe/Moscow' };

export const seller = person('sales-1', ['sales']);
export const logistician = person('logistician-1', ['logistician']);
const both = person('both', ['sales', 'logistician']);
const head = person('head', ['head']);

/** Somebody of every kind, twice where it matters whose case it is, and those who must never get in. */
export const doers = (partyId: string) => [
  seller,
  person('sales-2', ['sales']),
  logistician,
  person('logistician-2', ['logistician']),
  both,
  head,
  person('accountant', ['accountant']),
  person('director', ['director']),
  person('contact', [], { partyId, as: 'client' }),
  person('carrier', [], { partyId, as: 'carrier' }),
  person('driver', [], { partyId, as: 'driver' }),
  person('stranger', [], { partyId: 'k0000000000', as: 'client' }),
  { ...person('gone', ['head', 'sales']), dismissedAt: '2026-11-01T00:00:00.000Z' },
  null,
];

const conversation = {
  messageReceived: [{ item: 'i1', files: ['f2'] }],
  messageSent: [{ to: 'contact', words: 'i2' }],
  filesAdded: [{ files: ['f3'] }],
};
const reason = [{ reason: 'так решили' }];

const opened = { type: 'clientOpened', name: 'Ромашка', inn: INN, city: CITY, contact: 'contact' };

const stop = {
  city: CITY,
  address: 'ул. Складская, 5',
  window: { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T15:00:00.000Z' },
};
const request = { loadings: [stop], unloadings: [stop], cargo: 'плитка', weight: 20_000, body: 'tent' };
const ordered = { type: 'orderRequested', client: `k${INN}`, logistician: 'logistician-1', request };

export const samples: Sample[] = [
  {
    process: client,
    caseId: `k${INN}`,
    opened: [seller, both].map((by) => ({ fact: opened, by })),
    facts: {
      explanationsGiven: [{ points: ['rates'] }, { points: [...EXPLANATIONS] }],
      contractConcluded: [
        {
          signedOn: '2026-11-20',
          files: ['f1'],
          paymentDays: 30,
          paymentFrom: 'scan',
          paymentDayKind: 'banking',
        },
        {
          signedOn: '2027-01-01',
          files: ['f1'],
          paymentDays: 30,
          paymentFrom: 'scan',
          paymentDayKind: 'banking',
        },
      ],
      numberGiven: [{ number: '2026-1' }],
      handoverFilled: [
        {
          nuances: 'стекло',
          platform: false,
          documentRules: 'ТТН',
          paymentRules: 'по вторникам',
          contacts: ['contact'],
        },
      ],
      logisticianAssigned: [
        { logistician: 'logistician-1' },
        { logistician: 'logistician-2' },
        { logistician: 'both' },
      ],
      handoverAccepted: [{}],
      handoverQuestioned: [{ question: 'кто подписывает?' }],
      questionAnswered: [{ answer: 'директор' }],
      contactAdded: [{ contacts: ['contact'] }],
      contactJoined: [{ person: 'contact' }],
      callLogged: [{ result: 'loads' }],
      clientDropped: reason,
      clientReopened: reason,
      ...conversation,
    },
    sign: ({ sales, logistician: held, explained }) => [sales, held, explained.length],
  },
  {
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
      ...conversation,
    },
    sign: ({ logistician: held, source }) => [held, source],
  },
  {
    process: carrier,
    caseId: `c${INN}`,
    opened: [
      {
        fact: { type: 'carrierAdded', name: 'Ветер', inn: INN, city: CITY, contacts: ['carrier'] },
        by: logistician,
      },
    ],
    facts: {
      driversAdded: [{ drivers: ['driver'] }],
      vehiclesAdded: [{ vehicles: [{ plate: 'А123ВС777', body: 'tent' }] }],
      contactJoined: [{ person: 'carrier' }],
      carrierRetired: reason,
      carrierReturned: [{}],
      ...conversation,
    },
    sign: () => null,
  },
  {
    process: colleague,
    caseId: 'u1',
    opened: [{ fact: { type: 'colleagueInvited', person: 'newcomer', roles: ['sales'] }, by: head }],
    facts: {
      colleagueJoined: [{}],
      rolesChanged: [{ roles: ['head'] }],
      colleagueDismissed: reason,
      colleagueReturned: [{ roles: ['sales'] }],
    },
    sign: () => null,
  },
  {
    process: numberSeries,
    caseId: 'orders-2026',
    opened: [{ fact: { type: 'seriesOpened' }, by: null }],
    facts: { numberTaken: [{ process: 'transport-order', caseId: 'o1', prefix: '' }] },
    sign: ({ last }) => last > 0,
  },
];
