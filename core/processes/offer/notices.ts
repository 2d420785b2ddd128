import type { EffectButton } from '../../cases/effect.ts';
import { type Text, type TextParam, t } from '../../texts/text.ts';
import { priceText } from '../transport-order/card.ts';
import { askedCarriers, inPlay, isToRenew, liveBids, nextPrice } from './bids.ts';
import { countsText, modeText, shortTexts } from './card.ts';
import type { Move } from './chart.ts';
import type { LiveBid, Offer } from './context.ts';
import type { OfferFact } from './facts.ts';
import { marginText } from './margin.ts';
import { silentNow, windowOf } from './window.ts';

type Told = Extract<Move, { type: 'tell' }>;
type Of<Type extends OfferFact['type']> = Extract<OfferFact, { type: Type }>;

const BID: EffectButton = { text: 'offer.button.bidPriced', form: 'bid' };
const DECLINE: EffectButton = { text: 'offer.button.bidDeclined', form: 'decline' };
export const WITHDRAW: EffectButton = { text: 'offer.button.bidWithdrawn', form: 'withdraw' };

type Said = (whom: Told['to']) => Omit<Told, 'type'>;

/** The same words to several companies, one message each. */
export function toEach(carriers: string[], said: Said): Told[] {
  const [only, ...more] = carriers;
  if (only === undefined) return [];
  return [{ type: 'tell', ...said(more.length === 0 ? { party: only } : { parties: carriers }) }];
}

const LOGISTICIAN = { role: 'logistician' } as const;

/** The request itself for those whose turn it is: in short, until when, with the buttons to answer it. */
export function asking(offer: Offer, carriers = windowOf(offer).carriers): Told[] {
  if (carriers.length === 0) return [];
  return [
    {
      type: 'tell',
      // One carrier alone is a broadcast too: how far the asking has come is counted over all of them.
      to: { parties: carriers },
      text: 'offer.notice.asked',
      params: {
        request: { lines: shortTexts(offer) },
        how: { text: modeText(offer) },
        until: { at: windowOf(offer).until },
      },
      stage: 'open',
    },
  ];
}

/** The carrier has its own bid in writing, also one that was told by phone, and may take it back. */
export function receipt(offer: Offer, until: 'open' | 'held'): Told[] {
  const { newest = '', bids } = offer;
  const bid = bids[newest];
  if (bid === undefined || !('price' in bid)) return [];
  const said = { price: { text: priceText(bid.price) }, best: bestText(offer) };
  const text = until === 'held' ? 'offer.notice.reserveKept' : 'offer.notice.bidKept';
  return toEach([newest], (whom) => ({
    to: whom,
    text,
    params: said,
    buttons: [BID, WITHDRAW],
    until,
  }));
}

/** Where everybody may know the best price. */
function bestText(offer: Offer): TextParam {
  const [best] = liveBids(offer);
  const isPublic = offer.mode === 'open' || offer.mode === 'descending';
  return isPublic && best !== undefined
    ? { text: t('offer.card.best', { price: { text: priceText(best.bid.price) } }) }
    : '';
}

/** Whoever was the best until now hears that somebody is below; where bids descend, the next step is one press away. */
export function overtaken(offer: Offer): Told[] {
  const { mode, newest } = offer;
  const [best, second] = liveBids(offer);
  const isPublic = mode === 'open' || mode === 'descending';
  if (!isPublic || best === undefined || second === undefined || best.carrier !== newest) return [];
  if (isSameNet(best.bid, second.bid)) return [];
  const next = nextPrice(offer);
  const step = next === undefined ? [] : [stepButton(next.amount.minor, priceText(next))];
  return toEach([second.carrier], (whom) => ({
    to: whom,
    text: 'offer.notice.overtaken',
    params: { best: { text: priceText(best.bid.price) } },
    buttons: [...step, BID, WITHDRAW],
    until: 'open',
  }));
}

function stepButton(minor: number, price: Text): EffectButton {
  return {
    text: 'offer.button.takeFor',
    params: { price: { text: price } },
    form: 'accept',
    arg: String(minor),
  };
}

function isSameNet(one: LiveBid, other: LiveBid): boolean {
  return one.price.amount.minor === other.price.amount.minor && one.price.vat === other.price.vat;
}

/** The logistician hears of every price that is better than all before it, and can award it at once. */
export function betterBid(offer: Offer): Told[] {
  const [best] = liveBids(offer);
  if (offer.mode === 'sealed' || best === undefined || best.carrier !== offer.newest) return [];
  const arg = `${offer.carriers.indexOf(best.carrier)}/${best.bid.price.amount.minor}`;
  return [
    {
      type: 'tell',
      to: LOGISTICIAN,
      text: 'offer.notice.bestBid',
      params: {
        carrier: { party: best.carrier },
        price: { text: priceText(best.bid.price) },
        margin: { text: marginText(offer, best.bid.price) },
        counts: { text: countsText(offer) },
      },
      buttons: [{ text: 'offer.button.awardThis', form: 'award', arg }],
      until: 'open.collecting',
    },
  ];
}

/** Our price in answer to the carrier's own. */
export function counterOffer({ carrier, price }: Of<'countered'>): Told[] {
  const accept = { text: 'offer.button.bidAccepted', form: 'accept', arg: String(price.amount.minor) };
  return toEach([carrier], (whom) => ({
    to: whom,
    text: 'offer.notice.countered',
    params: { price: { text: priceText(price) } },
    buttons: [accept, BID],
    until: 'open',
  }));
}

/** At the end of the time the logistician hears how many answered. */
export function timeIsUp(offer: Offer): Told {
  return {
    type: 'tell',
    to: LOGISTICIAN,
    text: liveBids(offer).length > 0 ? 'offer.notice.due' : 'offer.notice.dueWithoutBids',
    params: { counts: { text: countsText(offer) } },
    stage: 'open.collecting',
  };
}

/** Only who said nothing is asked again. */
export function reminder(offer: Offer): Told[] {
  return toEach(silentNow(offer), (whom) => ({
    to: whom,
    text: 'offer.notice.reminder',
    params: { request: { lines: shortTexts(offer) }, until: { at: windowOf(offer).until } },
    stage: 'open',
  }));
}

export function moreTime(offer: Offer): Told[] {
  return toEach(inPlay(offer), (whom) => ({
    to: whom,
    text: 'offer.notice.extended',
    params: { until: { at: offer.until } },
    stage: 'open',
  }));
}

/** Our terms are others now: each says whether its bid stands, in one press, or what it is instead. */
export function changedTerms(offer: Offer, { price, note, minutes }: Of<'amended'>): Told[] {
  const changes = [
    ...(price === undefined ? [] : [t('offer.change.price', { price: { text: priceText(price) } })]),
    ...(note === undefined ? [] : [t('offer.change.note', { note: { inbox: note } })]),
    ...(minutes === undefined ? [] : [t('offer.change.until', { until: { at: offer.until } })]),
  ];
  const hasBid = (carrier: string) => isToRenew(offer, carrier);
  const accept =
    offer.price === undefined || offer.mode === 'fixed'
      ? []
      : [
          {
            text: 'offer.button.takeFor',
            params: { price: { text: priceText(offer.price) } },
            form: 'accept',
            arg: String(offer.price.amount.minor),
          },
        ];
  const bidders = askedCarriers(offer).filter(hasBid);
  return [
    ...bidders.flatMap((carrier) =>
      toEach([carrier], (whom) => ({
        to: whom,
        text: 'offer.notice.amendedBid',
        params: {
          changes: { lines: changes },
          price: { text: priceText((offer.bids[carrier] as LiveBid).price) },
        },
        buttons: [{ text: 'offer.button.bidRenewed', form: 'renew' }, ...accept, BID, DECLINE],
        until: 'open',
      })),
    ),
    ...toEach(
      inPlay(offer).filter((carrier) => !hasBid(carrier)),
      (whom) => ({
        to: whom,
        text: 'offer.notice.amended',
        params: { changes: { lines: changes } },
        stage: 'open',
      }),
    ),
  ];
}

export function calledOff(offer: Offer): Told[] {
  return toEach(inPlay(offer), (whom) => ({ to: whom, text: 'offer.notice.closed' }));
}
