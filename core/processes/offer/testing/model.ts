import { conversation, conversationRights } from '../../testing/conversation.ts';
import { CITY, INN } from '../../testing/people.ts';
import type { Model } from '../../testing/walk.ts';
import type { Offer } from '../context.ts';
import { offer } from '../index.ts';

const CARRIER = `k${INN}`;
const HOLDERS = 'head, own logistician';

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

/** For the walk: how cases are opened, what facts hold, and who is accepted where. */
export const model: Model = {
  process: offer,
  caseId: 'f1-1',
  partyId: CARRIER,
  opened: [{ fact: opened, by: null }],
  facts: {
    bidAccepted: [{ sum: 8_000_000 }, { sum: 1 }],
    bidPriced: [{ price: priceOf(85_000) }],
    bidDeclined: [{ reason: 'noTruck' }],
    bidWithdrawn: [{}],
    bidTold: [
      { carrier: CARRIER, kind: 'accepted' },
      { carrier: CARRIER, kind: 'declined', reason: 'price' },
      { carrier: 'k0000000000', kind: 'accepted' },
    ],
    countered: [{ carrier: CARRIER, price: priceOf(82_000) }],
    answersDue: [{}],
    awarded: [
      { carrier: CARRIER, trip: 't1-1', price: priceOf(80_000) },
      { carrier: CARRIER, trip: 't1-1', price: priceOf(85_000) },
      { carrier: CARRIER, trip: 't1-1', price: priceOf(82_000) },
      { carrier: CARRIER, trip: 't2-1', price: priceOf(80_000) },
    ],
    offerClosed: [{}],
    ...conversation,
  },
  sign: ({ bids, counters, isDue }: Offer) => [
    Object.values(bids).map((bid) => [bid.kind, 'price' in bid ? bid.price.amount.minor : 0]),
    Object.keys(counters).length,
    isDue,
  ],
  rights: {
    'open+open.collecting': {
      ...conversationRights(HOLDERS),
      messageReceived: 'carrier',
      bidAccepted: 'carrier',
      bidPriced: 'carrier',
      bidDeclined: 'carrier',
      bidWithdrawn: 'carrier',
      bidTold: HOLDERS,
      countered: HOLDERS,
      answersDue: 'caravan',
      awarded: HOLDERS,
      offerClosed: `caravan, ${HOLDERS}`,
    },
    over: { ...conversationRights(HOLDERS), messageReceived: 'carrier' },
  },
};
