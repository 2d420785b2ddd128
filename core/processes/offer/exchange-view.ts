import { type Line, line } from '../../messages/screen.ts';
import { splitRate } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';
import { type ExchangeBid, shortId } from '../posting/bid.ts';
import { whereText } from '../posting/notices.ts';
import { priceText } from '../transport-order/card.ts';
import { areSealed } from './bids.ts';
import type { Move } from './chart.ts';
import type { Offer } from './context.ts';
import { sideOf } from './exchange.ts';
import { marginText } from './margin.ts';
import { strangers } from './ranking.ts';

type Told = Extract<Move, { type: 'tell' }>;

/** So many offers are told when sealed prices open; the card has all of them. */
const MOST_TOLD = 3;

/** A firm of the exchange with its place among all bids. */
export function strangerText(offer: Offer, { firm, price, at }: ExchangeBid, index: number): Text {
  const ranked = t('offer.card.exchangeRanked', {
    n: index + 1,
    firm: firm.name,
    net: { money: splitRate(price).net },
    price: { text: priceText(price) },
    margin: { text: marginText(offer, price) },
  });
  const isOld = offer.amendedAt !== undefined && at < offer.amendedAt;
  return isOld ? t('offer.card.toRenew', { bid: { text: ranked } }) : ranked;
}

/** Where the load stands, and how many have answered there. */
export function exchangeTexts(offer: Offer): Text[] {
  const { loads, bids } = sideOf(offer);
  const n = Object.keys(bids).length;
  const standing = Object.values(loads).map((one) =>
    one === null
      ? t('offer.card.toExchange')
      : t('offer.card.atExchange', { where: { text: whereText(one) }, n }),
  );
  return standing.length === 0 && n > 0 ? [t('offer.card.fromExchange', { n })] : standing;
}

/** Whom to call about each offer, and what they wrote; not before sealed prices open. */
export function contactLines(offer: Offer): Line[] {
  if (areSealed(offer)) return [];
  return strangers(offer).flatMap(({ firm, letter }) =>
    letter === undefined
      ? []
      : [
          line(
            t('verbatim', { words: { inbox: letter } }),
            t('offer.label.exchangeFirm', { firm: firm.name }),
          ),
        ],
  );
}

function bidSaid(offer: Offer, { id, firm, price, letter }: ExchangeBid): Told {
  return {
    type: 'tell',
    to: { role: 'logistician' },
    text: 'offer.notice.exchangeBid',
    params: {
      firm: firm.name,
      net: { money: splitRate(price).net },
      price: { text: priceText(price) },
      margin: { text: marginText(offer, price) },
      letter: letter === undefined ? '' : { inbox: letter },
    },
    buttons: [
      { text: 'offer.button.exchangeCarrierTaken', form: 'exchangeCarrier', arg: shortId(id) },
      // Its name is then known already: strangers are not in the book yet.
      { text: 'offer.button.newCarrier', form: 'carrier.new', opens: true },
    ],
    until: 'open.collecting',
  };
}

/** The logistician hears what a stranger offers; of sealed prices nobody does before the time is over. */
export function strangerSaid(offer: Offer, { id }: ExchangeBid): Told[] {
  const bid = strangers(offer).find((one) => one.id === id);
  return bid === undefined || areSealed(offer) ? [] : [bidSaid(offer, bid)];
}

/** What was sealed until now. */
export function strangersUnsealed(offer: Offer): Told[] {
  if (offer.mode !== 'sealed') return [];
  return strangers(offer)
    .slice(0, MOST_TOLD)
    .map((bid) => bidSaid(offer, bid));
}
