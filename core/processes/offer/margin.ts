import { type Money, splitRate, subtractMoney } from '../../money/index.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Price } from '../transport-order/price.ts';
import type { Offer } from './context.ts';

/** What a price leaves of the client's, without VAT, and how many per cent of it; undefined where that cannot be said. */
export function marginOf({ sale }: Offer, price: Price): { left: Money; percent: number } | undefined {
  if (sale === undefined || sale.amount.currency !== price.amount.currency) return undefined;
  const earned = splitRate(sale).net;
  if (earned.minor <= 0) return undefined;
  const left = subtractMoney(earned, splitRate(price).net);
  return { left, percent: Math.round((left.minor * 100) / earned.minor) };
}

/** "margin 12 000 ₽ (15 %)", or that it is unknown. */
export function marginText(offer: Offer, price: Price): Text {
  const margin = marginOf(offer, price);
  return margin === undefined
    ? t('offer.card.marginUnknown')
    : t('offer.card.margin', { left: { money: margin.left }, percent: margin.percent });
}
