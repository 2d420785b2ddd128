import { conversation, conversationRights } from '../../testing/conversation.ts';
import { CITY, INN } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Offer } from '../context.ts';
import { offer } from '../index.ts';
import { strangers } from '../ranking.ts';

const CARRIER = `k${INN}`;
const SILENT = 'k3333333333';
const HOLDERS = 'head, own logistician';

function by(who: string, facts: string[]): Record<string, string> {
  return Object.fromEntries(facts.map((fact) => [fact, who]));
}

/** Told by the order, the trips and the clock. */
const TOLD = [
  'saleKnown',
  'holdMoved',
  'holdLapsed',
  'awardConfirmed',
  'awardLost',
  'truckCalledOff',
  'awardRefused',
];
const EXCHANGE_TOLD = [
  'exchangeOffered',
  'exchangePosted',
  'exchangeFailed',
  'exchangeBidHeard',
  'exchangeWithdrawn',
];
const HELD = {
  ...conversationRights(HOLDERS),
  messageReceived: 'carrier',
  ...by('carrier', ['detailsOpened', 'bidPriced', 'bidDeclined', 'bidWithdrawn']),
  bidTold: HOLDERS,
  ...by('caravan', ['answersDue', 'carrierBarred', ...TOLD, ...EXCHANGE_TOLD]),
  exchangeCarrierTaken: HOLDERS,
  offerClosed: `caravan, ${HOLDERS}`,
};

export const place = {
  city: CITY,
  window: { from: '2026-11-25T06:00:00.000Z', to: '2026-11-25T15:00:00.000Z' },
};

/** A price in roubles, VAT included. */
export const priceOf = (roubles: number) => ({
  amount: { minor: roubles * 100, currency: 'RUB' as const },
  vat: 22,
  vatIncluded: true,
  form: 'cashless' as const,
  days: 10,
});

export const opened = {
  type: 'offerOpened',
  order: 'o1',
  number: '12',
  client: 'k1111111111',
  logistician: 'logistician-1',
  carriers: [CARRIER],
  price: priceOf(80_000),
  until: '2026-11-24T12:00:00.000Z',
  loads: {
    loadings: [place],
    unloadings: [place],
    cargo: 'плитка',
    weight: 20_000,
    body: 'tent',
  },
};

/** The same, and somebody who says nothing. */
const asked = { ...opened, carriers: [CARRIER, SILENT] };

const TRIP = { trip: 't1-1', carrier: CARRIER };
const OTHER = { trip: 't1-2', carrier: CARRIER };
const manner = { mode: 'fixed', trips: ['t1-1', 't1-2'], trucks: 2, holdMinutes: 60 };
const waves = [
  { carriers: [CARRIER], minutes: 15 },
  { carriers: ['k0000000000'], minutes: 60 },
];

const exchange = {
  exchangeOffered: [{ posting: 'l1' }],
  exchangePosted: [{ posting: 'l1', exchange: 'ati', number: 'АВТ-1' }],
  exchangeFailed: [{ posting: 'l1', reason: 'duplicate' }],
  exchangeBidHeard: [
    {
      posting: 'l1',
      bid: {
        id: 'r1',
        at: '2026-11-24T08:00:00.000Z',
        firm: { id: '14612', name: 'Ветер' },
        price: priceOf(79_000),
      },
    },
  ],
  exchangeWithdrawn: [{ posting: 'l1' }],
  exchangeCarrierTaken: [{ bid: 'r1', carrier: CARRIER }],
};

/** What a winner stands for in the guards and checks. */
function winners({ awards = [] }: Offer): unknown[] {
  return awards
    .map(({ trip, isLapsed, lost, isConfirmed }) => [trip, isLapsed, lost, isConfirmed])
    .toSorted();
}

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: offer,
  caseId: 'f1-1',
  partyId: CARRIER,
  opened: [
    { fact: { ...asked, chats: ['g1'] }, by: null },
    { fact: { ...asked, ...manner }, by: null },
    { fact: { ...asked, ...manner, mode: 'open', waves, trips: ['t1-1'], trucks: 1 }, by: null },
  ],
  facts: {
    carrierJoined: [
      { carrier: 'k2222222222', chat: 'g1' },
      { carrier: 'k2222222222', chat: 'g9' },
      { carrier: CARRIER, chat: 'g1' },
    ],
    carrierBarred: [{ carrier: SILENT }, { carrier: 'k9999999999' }],
    detailsOpened: [{}],
    bidAccepted: [{ sum: 8_000_000 }, { sum: 1 }],
    truckTaken: [{ sum: 8_000_000 }, { sum: 1 }],
    bidPriced: [{ price: priceOf(80_000) }],
    bidDeclined: [{ reason: 'noTruck' }],
    bidWithdrawn: [{}],
    bidRenewed: [{}],
    bidTold: [
      { carrier: CARRIER, kind: 'accepted' },
      { carrier: CARRIER, kind: 'declined', reason: 'price' },
      { carrier: 'k9999999999', kind: 'accepted' },
    ],
    countered: [{ carrier: CARRIER, price: priceOf(82_000) }],
    answersDue: [{}],
    waveDue: [{ wave: 1 }],
    silentReminded: [{}],
    extended: [{ minutes: '30' }],
    amended: [{ minutes: '30' }, {}],
    saleKnown: [{ price: priceOf(100_000) }],
    awarded: [
      { ...TRIP, price: priceOf(80_000) },
      { ...OTHER, price: priceOf(80_000) },
      { ...TRIP, price: priceOf(82_000) },
      { ...TRIP, trip: 't2-1', price: priceOf(80_000) },
    ],
    passedOn: [
      { ...TRIP, price: priceOf(80_000) },
      { ...OTHER, price: priceOf(80_000) },
    ],
    holdMoved: [
      { ...TRIP, owes: false },
      { ...TRIP, owes: true },
    ],
    holdLapsed: [TRIP, OTHER],
    holdExtended: [{ minutes: '30' }],
    awardConfirmed: [TRIP, OTHER],
    awardLost: [{ ...TRIP, how: 'refused' }],
    truckCalledOff: [{ trip: 't1-1' }, { trip: 't1-2' }],
    awardRefused: [
      { ...TRIP, passed: false },
      { ...OTHER, passed: true },
    ],
    offerClosed: [{}],
    ...exchange,
    ...conversation,
  },
  sign: (known: Offer) => [
    known.mode,
    known.trucks,
    known.wave,
    known.amendedAt !== undefined && known.awards === undefined,
    known.joined?.length,
    Object.values(known.bids).map((bid) => 'price' in bid),
    winners(known),
    strangers(known).length,
  ],
  rights: {
    'open+open.collecting': {
      ...conversationRights(HOLDERS),
      messageReceived: 'carrier',
      ...by('carrier', [
        'detailsOpened',
        'bidAccepted',
        'truckTaken',
        'bidPriced',
        'bidDeclined',
        'bidWithdrawn',
        'bidRenewed',
      ]),
      ...by(HOLDERS, ['bidTold', 'countered', 'extended', 'amended', 'awarded', 'passedOn', 'holdExtended']),
      ...by('caravan', [
        'answersDue',
        'waveDue',
        'carrierJoined',
        'carrierBarred',
        ...TOLD,
        ...EXCHANGE_TOLD,
      ]),
      exchangeCarrierTaken: HOLDERS,
      silentReminded: `caravan, ${HOLDERS}`,
      offerClosed: `caravan, ${HOLDERS}`,
    },
    'held+held.waiting': HELD,
    'held+held.lapsed': { ...HELD, ...by(HOLDERS, ['bidTold', 'passedOn', 'holdExtended']) },
    over: {
      ...conversationRights(HOLDERS),
      messageReceived: 'carrier',
      ...by('caravan', ['saleKnown', 'awardRefused', ...EXCHANGE_TOLD]),
    },
  },
};
