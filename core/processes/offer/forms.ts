import type { About, Answers, Field, Form, Ready } from '../../forms/form.ts';
import { t } from '../../texts/text.ts';
import { conversationForms } from '../conversation.ts';
import { priceText } from '../transport-order/card.ts';
import {
  CARRIER_TERMS,
  PRICE_TERMS,
  readyPrice,
  rounded,
  wholePrice,
} from '../transport-order/price-terms.ts';
import { askedCarriers as asked, liveBids, offeredPrices } from './bids.ts';
import { descended } from './evolve.ts';
import { DECLINE_REASONS } from './facts.ts';
import { awardForms, offerOf } from './forms-award.ts';
import { exchangeForm } from './forms-exchange.ts';

/** What is added to the time for answers, in minutes. */
const MORE_MINUTES = ['15', '30', '60', '180'] as const;

function askedCarriers(about: About): Ready[] {
  const offer = offerOf(about);
  return (offer === undefined ? [] : asked(offer)).map((carrier) => ({
    value: carrier,
    label: t('party', { name: { party: carrier } }),
  }));
}

/** The price that the button spoke of, if it still stands. */
function sumToAccept(about: About): Ready[] {
  const offer = offerOf(about);
  if (offer === undefined) return [];
  const price =
    offeredPrices(offer).find(({ amount }) => String(amount.minor) === about.arg) ??
    descended(offer, Number(about.arg));
  return price === undefined ? [] : [{ value: price.amount.minor, label: priceText(price) }];
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

/** Our price as it stands, to be changed from. */
function ourPrice(about: About): Ready[] {
  const price = offerOf(about)?.price;
  return price === undefined ? [] : [readyPrice(price)];
}

const ASKED: Field = { key: 'carrier', kind: 'pick', ready: askedCarriers };

const RATE: readonly Field[] = [{ key: 'price', kind: 'rate' }, ...PRICE_TERMS];

const declines = ({ kind }: Answers) => kind === 'declined';

export const forms: Form[] = [
  {
    name: 'accept',
    fact: 'bidAccepted',
    direct: true,
    // One press, as long as the sum of the button still counts.
    fields: [
      { key: 'sum', kind: 'pick', ready: sumToAccept, usual: (about) => sumToAccept(about)[0]?.value },
    ],
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
  { name: 'renew', fact: 'bidRenewed', direct: true, fields: [] },
  {
    name: 'extend',
    fact: 'extended',
    direct: true,
    fields: [{ key: 'minutes', kind: 'choice', options: MORE_MINUTES }],
  },
  {
    name: 'amend',
    fact: 'amended',
    toFact: wholePrice,
    fields: [
      { key: 'price', kind: 'rate', optional: true, ready: ourPrice },
      ...PRICE_TERMS,
      { key: 'note', kind: 'letter', max: 1000, optional: true },
      { key: 'minutes', kind: 'choice', options: MORE_MINUTES, optional: true, usual: () => null },
    ],
  },
  ...awardForms,
  exchangeForm,
  ...conversationForms,
];
