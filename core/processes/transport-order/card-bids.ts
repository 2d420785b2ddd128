import { type Line, line } from '../../messages/screen.ts';
import { type Text, t } from '../../texts/text.ts';
import type { TransportOrder, Try } from './context.ts';
import type { Asking, Bid } from './offers.ts';
import { marginAgainst, net } from './sums.ts';
import { isBooked, live } from './trips.ts';

/** What the channels brought, while there is still a truck to find (S0-28 to S0-31). */
export function bidLines(order: TransportOrder): Line[] {
  const trips = live(order.trips ?? {});
  const isFound = trips.length > 0 && trips.every(([, trip]) => isBooked(trip));
  if (isFound || order.cancellation !== undefined) return [];
  return [
    ...headLines(order),
    ...(order.tries ?? []).map((one) => line(tryText(one), t(`transport-order.channel.${one.channel}`))),
    ...(order.offers ?? []).flatMap((offer) => offerLines(order, offer)),
  ];
}

export function headLines({ head }: TransportOrder): Line[] {
  if (head === undefined) return [];
  const { question, verdict, note } = head;
  const asked = line(t('verbatim', { words: { inbox: question } }), t('transport-order.label.question'));
  if (verdict === undefined) return [asked];
  const said = t('transport-order.card.verdict', {
    verdict: { text: t(`transport-order.verdict.${verdict}`) },
    note: note === undefined ? '' : { inbox: note },
  });
  return [asked, line(said, t('transport-order.label.verdict'))];
}

export function tryText({ result, price, note, at }: Try): Text {
  const said = {
    result: { text: t(`transport-order.result.${result}`) },
    at: { at },
    note: note === undefined ? '' : { inbox: note },
  };
  return price === undefined
    ? t('transport-order.card.try', said)
    : t('transport-order.card.tryPriced', { ...said, price: { money: price } });
}

/** How many answered, and each price with what it leaves; the best comes first. */
function offerLines(order: TransportOrder, offer: Asking): Line[] {
  const priced = offer.bids.filter(({ kind, price }) => kind !== 'declined' && price !== undefined);
  const best = [...priced].sort((a, b) => cost(a) - cost(b));
  const count = { asked: offer.carriers.length, answered: offer.bids.length, until: { at: offer.until } };
  return [
    line(t('transport-order.card.asked', count), t('transport-order.label.offer')),
    ...best.map((bid) => line(bidText(order, bid), t('party', { name: { party: bid.carrier } }))),
  ];
}

function cost({ price }: Bid): number {
  return price === undefined ? Number.POSITIVE_INFINITY : net(price).minor;
}

function bidText(order: TransportOrder, { price }: Bid): Text {
  if (price === undefined) return t('transport-order.card.noPrice');
  const left = marginAgainst(order, price);
  const sum = { money: price.amount };
  return left === undefined
    ? t('transport-order.card.bid', { sum })
    : t('transport-order.card.bidWithMargin', { sum, margin: { money: left } });
}
