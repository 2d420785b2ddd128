/** Where the goods are found to be (S2-10, S2-11). */
export const STOCK = ['inStock', 'purchase'] as const;

/** How a quote went to the client where Caravan could not send it (G-03). */
export const WAYS = ['email', 'messenger', 'phone', 'courier'] as const;

/** Why a deal is over. `price` and a quote that was rejected leave it unqualified (S2-28, S2-35). */
export const LOSSES = [
  'price',
  'noGoods',
  'competitor',
  'noAnswer',
  'conditions',
  'notNeeded',
  'noPayment',
  'other',
] as const;
export type Loss = (typeof LOSSES)[number];

/** Closing documents of a deal (S2-55). */
export const CLOSING_POINTS = [
  'transferDocument',
  'vatInvoice',
  'waybill',
  'act',
  'signedSpecification',
] as const;
