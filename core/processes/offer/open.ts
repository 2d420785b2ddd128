import { ladder } from '../../obligations/ladders.ts';
import { type Text, t } from '../../texts/text.ts';
import { priceText } from '../transport-order/card.ts';
import { freeTrip, openAwards } from './awards.ts';
import { parted } from './barred.ts';
import { areSealed, liveBids, nextPrice } from './bids.ts';
import { AWARD_BEST, PASS, POST, PROLONG, TAKE_ON } from './buttons.ts';
import { act, chart, type Move } from './chart.ts';
import { timeToOrder, toOrder, toTrip, unsealed } from './commands.ts';
import type { Offer } from './context.ts';
import { sideOf } from './exchange.ts';
import { strangerSaid, strangersUnsealed } from './exchange-view.ts';
import {
  asking,
  betterBid,
  calledOff,
  changedTerms,
  counterOffer,
  moreTime,
  overtaken,
  receipt,
  reminder,
  timeIsUp,
} from './notices.ts';
import { chosen, notTaken, reserveOver, silentWinner, taken } from './notices-award.ts';
import { posting, reposting } from './notices-chat.ts';
import { answerCounts } from './record.ts';
import { silentNow } from './window.ts';

/** The order and the carrier know of the newest bid; who it concerns hears what it changes. */
const noted = (offer: Offer): Move[] => [
  ...toOrder(offer),
  ...receipt(offer, 'open'),
  ...overtaken(offer),
  ...betterBid(offer),
];
const noteBid = act(noted);

/** A firm of the exchange that is a company of the book bids as one of the others. */
const noteIfNewest = (offer: Offer, carrier: string | undefined): Move[] =>
  carrier !== undefined && offer.newest === carrier ? noted(offer) : [];

/** The winner hears that it is chosen before its trip asks for a vehicle. */
const won = (offer: Offer): Move[] => [...chosen(offer), ...toTrip(offer, offer.awards?.at(-1)?.trip ?? '')];
const wonOne = act(won);
const wonLast = act((offer) => [...won(offer), ...taken(offer)]);
const bidWon = (last: boolean) =>
  act((offer) => [...toOrder(offer), ...won(offer), ...(last ? taken(offer) : [])]);

/** Every truck has its winner now; one of them may be silent by then. */
function lastOf<Actions>(actions: Actions) {
  return [
    { guard: 'isTakenWithOpen', target: '#held.lapsed', actions },
    { guard: 'isTaken', target: 'held', actions },
  ] as const;
}

const RENEW: Move = { type: 'renew', stage: 'open.collecting' };

/** What one press agrees to: our price, or where bids descend the next step down. */
function agreed(offer: Offer): string | undefined {
  if (offer.mode === 'fixed') return undefined;
  const price = offer.mode === 'descending' ? nextPrice(offer) : offer.price;
  return price === undefined ? undefined : String(price.amount.minor);
}

function agreedText(offer: Offer): Text {
  const next = offer.mode === 'descending' ? nextPrice(offer) : undefined;
  return next === undefined
    ? t('offer.button.bidAccepted')
    : t('offer.button.takeFor', { price: { text: priceText(next) } });
}

function taking({ price, mode, ...offer }: Offer): string | undefined {
  const isThere = mode === 'fixed' && freeTrip({ ...offer, mode, price }) !== undefined;
  return isThere && price !== undefined ? String(price.amount.minor) : undefined;
}

/** Several carriers are asked. */
export const open = chart.createStateConfig({
  // The carriers' side: their messages and what they are shown after an answer know nothing of other bids.
  meta: {
    owner: 'logistician',
    rest: true,
    buttons: [
      {
        fact: 'truckTaken',
        quick: 'sum',
        arg: taking,
        label: ({ price }: Offer) =>
          price === undefined
            ? t('offer.button.truckTaken')
            : t('offer.button.takeFor', { price: { text: priceText(price) } }),
        done: 'offer.done.truckTaken',
      },
      { fact: 'bidAccepted', form: 'accept', quick: 'sum', arg: agreed, label: agreedText },
      { fact: 'bidPriced', form: 'bid' },
      { fact: 'bidDeclined', form: 'decline', aside: true },
    ],
  },
  entry: act((offer) => [...asking(offer), ...posting(offer)]),
  on: {
    carrierJoined: { actions: act<'carrierJoined'>((offer, { carrier }) => asking(offer, [carrier])) },
    detailsOpened: {},
    bidAccepted: { actions: noteBid },
    bidPriced: { actions: noteBid },
    bidDeclined: { actions: noteBid },
    bidWithdrawn: { actions: noteBid },
    bidRenewed: { actions: noteBid },
    bidTold: { actions: noteBid },
    truckTaken: [...lastOf(bidWon(true)), { actions: bidWon(false) }],
    exchangeBidHeard: {
      actions: act<'exchangeBidHeard'>((offer, { bid }) => [
        ...strangerSaid(offer, bid),
        ...noteIfNewest(offer, sideOf(offer).bids[bid.id]?.carrier),
      ]),
    },
    exchangeCarrierTaken: {
      actions: act<'exchangeCarrierTaken'>((offer, { carrier }) => noteIfNewest(offer, carrier)),
    },
    countered: { actions: act<'countered'>((_, fact) => counterOffer(fact)) },
    carrierBarred: {
      actions: act<'carrierBarred'>((offer, { carrier }) => [...parted(offer, carrier), RENEW]),
    },
    answersDue: {
      actions: act((offer) => [...unsealed(offer), ...strangersUnsealed(offer), timeIsUp(offer)]),
    },
    waveDue: { actions: act((offer) => [...asking(offer), ...posting(offer), ...timeToOrder(offer)]) },
    silentReminded: { actions: act(reminder) },
    extended: {
      actions: act((offer) => [...moreTime(offer), ...reposting(offer), ...timeToOrder(offer), RENEW]),
    },
    amended: {
      actions: act<'amended'>((offer, fact) => [
        ...changedTerms(offer, fact),
        ...reposting(offer),
        ...(fact.minutes === undefined ? [] : timeToOrder(offer)),
        RENEW,
      ]),
    },
    awarded: [
      {
        guard: 'isOld',
        target: 'over',
        actions: act<'awarded'>((offer, { carrier, trip, price }) => [
          ...reserveOver(offer, carrier),
          {
            type: 'command',
            process: 'trip',
            caseId: trip,
            fact: { type: 'carrierChosen', carrier, price, offer: offer.id },
          },
          ...answerCounts(offer),
        ]),
      },
      ...lastOf(wonLast),
      { actions: wonOne },
    ],
    passedOn: { actions: act<'passedOn'>((offer, { trip }) => toTrip(offer, trip)) },
    holdMoved: {},
    holdLapsed: { actions: act(silentWinner) },
    holdExtended: {},
    awardConfirmed: {},
    awardLost: { actions: act(() => [RENEW]) },
    truckCalledOff: [
      {
        guard: 'isSettled',
        target: 'over',
        actions: act((offer) => [...calledOff(offer), ...answerCounts(offer)]),
      },
      ...lastOf(act(taken)),
      {},
    ],
    awardRefused: { actions: act<'awardRefused'>((_, fact) => [...notTaken(fact), RENEW]) },
    offerClosed: { target: 'over', actions: act((offer) => [...calledOff(offer), ...answerCounts(offer)]) },
  },
  initial: 'collecting',
  states: {
    collecting: {
      meta: {
        owner: 'logistician',
        deadline: { at: (offer: Offer) => offer.until },
        // At the due moment itself `answersDue` says more than a reminder could.
        ladder: ladder('head').slice(2),
        buttons: [
          ...AWARD_BEST,
          PASS,
          PROLONG,
          {
            fact: 'awarded',
            form: 'award',
            when: (offer: Offer) => liveBids(offer).length > AWARD_BEST.length && !areSealed(offer),
          },
          { fact: 'bidTold', form: 'told' },
          POST,
          TAKE_ON,
          { fact: 'countered', form: 'counter', when: (offer: Offer) => !areSealed(offer) },
          {
            fact: 'silentReminded',
            when: (offer: Offer) => silentNow(offer).length > 0,
            // Each reminder is a press of its own, also on one day.
            arg: ({ remindedAt, until }: Offer) => Date.parse(remindedAt ?? until).toString(36),
          },
          { fact: 'extended', form: 'extend' },
          { fact: 'amended', form: 'amend' },
          { fact: 'offerClosed', aside: true, when: (offer: Offer) => openAwards(offer).length === 0 },
        ],
      },
    },
  },
});
