import type { Case } from '../../cases/case.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import type { About, Answers, Field, Form, Ready } from '../../forms/form.ts';
import { t } from '../../texts/text.ts';
import { conversationForms } from '../conversation.ts';
import { priceText } from '../transport-order/card.ts';
import type { Price } from '../transport-order/price.ts';
import {
  CARRIER_TERMS,
  PRICE_TERMS,
  readyPrice,
  rounded,
  wholePrice,
} from '../transport-order/price-terms.ts';
import type { Trip } from '../trip/context.ts';
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

function isOfOrder({ context }: Case, about: About): boolean {
  return (context as Trip).order === offerOf(about)?.order;
}

/** Where only one truck is looked for, the bid is for that one. */
function onlyTrip(about: About): string[] | undefined {
  const searched = (about.beside.trips ?? []).filter((trip) => isOfOrder(trip, about));
  return searched.length === 1 ? searched.map(({ id }) => id) : undefined;
}

/** The carrier whose bid the button spoke of, if that bid still stands; `arg` is its place and the sum. */
function spokenOf(about: About): string | undefined {
  const offer = offerOf(about);
  const [place, minor] = (about.arg ?? '').split('/');
  if (offer === undefined || minor === undefined) return undefined;
  const meant = liveBids(offer).find(({ carrier }) => carrier === offer.carriers[Number(place)]);
  return String(meant?.bid.price.amount.minor) === minor ? meant?.carrier : undefined;
}

/** One trip only, and the prices that the award may be made at. */
function forAward(trips: Case[], about: About): Answers | Refusal {
  const [trip] = trips;
  const offer = offerOf(about);
  if (trip === undefined || trips.length > 1 || offer === undefined) return refuse('one-trip');
  const prices = liveBids(offer).map(({ carrier, bid }): [string, Price] => [carrier, bid.price]);
  return { trip: trip.id, prices: Object.fromEntries(prices) };
}

/** Our own price, and the best bid down to a full thousand. */
function toCounter(about: About): Ready[] {
  const offer = offerOf(about);
  if (offer === undefined) return [];
  const [best] = liveBids(offer);
  const prices = [
    ...(offer.price === undefined ? [] : [offer.price]),
    ...(best === undefined ? [] : [rounded(best.bid.price)]),
  ];
  return prices.map(readyPrice);
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
    company: 'carrier',
    direct: true,
    toFact: wholePrice,
    fields: [
      ASKED,
      { key: 'kind', kind: 'choice', options: ['accepted', 'priced', 'declined'] },
      { key: 'price', kind: 'rate', when: ({ kind }) => kind === 'priced' },
      ...CARRIER_TERMS,
      { key: 'reason', kind: 'choice', options: DECLINE_REASONS, when: declines },
    ],
  },
  {
    name: 'counter',
    fact: 'countered',
    company: 'carrier',
    toFact: wholePrice,
    fields: [ASKED, { key: 'price', kind: 'rate', ready: toCounter }, ...CARRIER_TERMS],
  },
  {
    name: 'award',
    fact: 'awarded',
    direct: true,
    fromCases: { field: 'trip', take: forAward },
    beside: ({ context }) => ({
      trips: { process: 'trip', partyIds: [(context as Offer).client], stages: ['search'], closed: false },
    }),
    toFact: ({ carrier, trip, prices }) => ({
      carrier,
      trip,
      price: (prices as Record<string, Price>)[carrier as string],
    }),
    fields: [
      {
        key: 'trip',
        kind: 'cases',
        among: { process: 'trip', stages: ['search'], by: 'client', fits: isOfOrder },
        usual: onlyTrip,
      },
      { key: 'carrier', kind: 'pick', ready: bidsToAward, usual: spokenOf },
    ],
  },
  ...conversationForms,
];
