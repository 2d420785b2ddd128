import type { Case } from '../../cases/case.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import type { About, Answers, Field, Form, Ready } from '../../forms/form.ts';
import { t } from '../../texts/text.ts';
import { conversationForms } from '../conversation.ts';
import { priceText } from '../transport-order/card.ts';
import type { Price } from '../transport-order/price.ts';
import { PRICE_TERMS, wholePrice } from '../transport-order/price-terms.ts';
import { liveBids, type Offer, offeredPrices } from './context.ts';
import { DECLINE_REASONS } from './facts.ts';

const offerOf = ({ current }: About): Offer | undefined => (current as Case<Offer> | null)?.context;

function askedCarriers(about: About): Ready[] {
  return (offerOf(about)?.carriers ?? []).map((carrier) => ({
    value: carrier,
    label: t('party', { name: { party: carrier } }),
  }));
}

/** Live bids to choose from, the best first; the value is the carrier. */
function bidsToAward(about: About): Ready[] {
  const offer = offerOf(about);
  return (offer === undefined ? [] : liveBids(offer)).map(({ carrier, bid }) => ({
    value: carrier,
    label: t('offer.card.bid', { name: { party: carrier }, price: { text: priceText(bid.price) } }),
  }));
}

/** The price that the button spoke of, if it still stands. */
function sumToAccept(about: About): Ready[] {
  const offer = offerOf(about);
  const price = (offer === undefined ? [] : offeredPrices(offer)).find(
    ({ amount }) => String(amount.minor) === about.arg,
  );
  return price === undefined ? [] : [{ value: price.amount.minor, label: priceText(price) }];
}

/** One trip only, and the prices that the award may be made at. */
function forAward(trips: Case[], about: About): Answers | Refusal {
  const [trip] = trips;
  const offer = offerOf(about);
  if (trip === undefined || trips.length > 1 || offer === undefined) return refuse('one-trip');
  const prices = liveBids(offer).map(({ carrier, bid }): [string, Price] => [carrier, bid.price]);
  return { trip: trip.id, prices: Object.fromEntries(prices) };
}

const ASKED: Field = { key: 'carrier', kind: 'pick', ready: askedCarriers };

const RATE: readonly Field[] = [{ key: 'price', kind: 'rate' }, ...PRICE_TERMS];

const declines = ({ kind }: Answers) => kind === 'declined';

export const forms: Form[] = [
  {
    name: 'accept',
    fact: 'bidAccepted',
    direct: true,
    fields: [{ key: 'sum', kind: 'pick', ready: sumToAccept }],
  },
  { name: 'bid', fact: 'bidPriced', toFact: wholePrice, fields: RATE },
  {
    name: 'decline',
    fact: 'bidDeclined',
    direct: true,
    fields: [
      { key: 'reason', kind: 'choice', options: DECLINE_REASONS },
      { key: 'note', kind: 'letter', max: 1000, when: ({ reason }) => reason === 'other' },
    ],
  },
  { name: 'withdraw', fact: 'bidWithdrawn', fields: [] },
  {
    name: 'told',
    fact: 'bidTold',
    direct: true,
    toFact: wholePrice,
    fields: [
      ASKED,
      { key: 'kind', kind: 'choice', options: ['accepted', 'priced', 'declined'] },
      { key: 'price', kind: 'rate', when: ({ kind }) => kind === 'priced' },
      ...PRICE_TERMS,
      { key: 'reason', kind: 'choice', options: DECLINE_REASONS, when: declines },
    ],
  },
  { name: 'counter', fact: 'countered', toFact: wholePrice, fields: [ASKED, ...RATE] },
  {
    name: 'award',
    fact: 'awarded',
    direct: true,
    fromCases: { field: 'trip', take: forAward },
    toFact: ({ carrier, trip, prices }) => ({
      carrier,
      trip,
      price: (prices as Record<string, Price>)[carrier as string],
    }),
    fields: [
      { key: 'trip', kind: 'cases', among: { process: 'trip', stages: ['search'], by: 'client' } },
      { key: 'carrier', kind: 'pick', ready: bidsToAward },
    ],
  },
  ...conversationForms,
];
