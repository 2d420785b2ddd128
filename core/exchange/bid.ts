import { standardVat } from '../money/index.ts';
import type { ExchangeBid } from '../ports/index.ts';
import type { Price } from '../processes/transport-order/price.ts';
import { shownPhone } from '../values/index.ts';

/**
 * What a firm on the exchange asks, as a price of ours: it answers to our terms of payment, and who pays VAT pays the
 * standard rate of the day (`2026-11-25`).
 */
export function priceAsked(bid: ExchangeBid, day: string, ours: Price | undefined): Price {
  const { amount, vat, form } = bid.price;
  return {
    amount,
    vat: vat === 'with' ? standardVat(day) : 'none',
    vatIncluded: true,
    form,
    days: ours?.days ?? 0,
  };
}

/** Whom to call and what they wrote, for the inbox: it is personal. Undefined: there is nothing of it. */
export function letterOf({ contact, note }: ExchangeBid): string | undefined {
  const who = [contact?.name, shownPhone(contact?.phone)].filter((part) => part !== undefined && part !== '');
  const lines = [who.join(', '), note ?? ''].filter((text) => text !== '');
  return lines.length === 0 ? undefined : lines.join('\n');
}
