import { z } from 'zod';
import { refuse } from '../../cases/refusal.ts';
import { temperatureSchema, volumeSchema, weightSchema, windowSchema } from '../../values/index.ts';
import { cityAnswer } from '../client/facts.ts';
import { conversationFacts } from '../conversation.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { ADR_CLASSES, BODY_TYPES } from '../transport-order/facts.ts';
import { type Price, price } from '../transport-order/price.ts';
import { isLive, isSamePrice, type Offer, offeredPrices, offeredTo } from './context.ts';

export const DECLINE_REASONS = ['noTruck', 'price', 'route', 'time', 'other'] as const;

const party = z.string().min(1);
const words = z.string().min(1).max(1000);

/** A stop as a carrier may know it before it is chosen: no street, no contact. */
const place = z.object({ city: cityAnswer, window: windowSchema });

/** What is carried, without the client, streets and contacts. */
export const loads = z.object({
  loadings: z.array(place).min(1),
  unloadings: z.array(place).min(1),
  cargo: z.string().min(1),
  weight: weightSchema,
  volume: volumeSchema.optional(),
  body: z.enum(BODY_TYPES),
  temperature: temperatureSchema.optional(),
  adr: z.enum(ADR_CLASSES).optional(),
});
export type Loads = z.infer<typeof loads>;

const reason = z.enum(DECLINE_REASONS);

/** An answer that a carrier gave by phone. */
const told = z.discriminatedUnion('kind', [
  z.object({ carrier: party, kind: z.literal('accepted') }),
  z.object({ carrier: party, kind: z.literal('priced'), price }),
  z.object({ carrier: party, kind: z.literal('declined'), reason, note: words.optional() }),
]);

const HOLDERS: By[] = ['own:logistician', 'head'];

/** Every fact of an asking: what it holds and who may bring it about (S0-31, S0-37). */
export const facts = {
  offerOpened: {
    data: z.object({
      order: z.string(),
      number: z.string(),
      client: party,
      logistician: z.string().optional(),
      carriers: z.array(party).min(1),
      price: price.optional(),
      until: z.iso.datetime(),
      askedAt: z.iso.datetime().optional(),
      loads,
      note: words.optional(),
    }),
    by: ['caravan'],
  },
  bidAccepted: {
    // The press carries the sum that it was shown with, in minor units: nobody agrees to a price he did not see.
    data: z.object({ sum: z.coerce.number().int() }),
    by: ['carrier'],
    check: ({ context }, fact) =>
      offeredPrices(context).some(({ amount }) => amount.minor === Number(fact.sum))
        ? null
        : refuse('offer-price-changed'),
  },
  bidPriced: { data: z.object({ price }), by: ['carrier'] },
  bidDeclined: { data: z.object({ reason, note: words.optional() }), by: ['carrier'] },
  bidWithdrawn: { data: z.object({}), by: ['carrier'] },
  bidTold: {
    data: told,
    by: HOLDERS,
    check: ({ context }, fact) => {
      if (!isAsked(context, fact.carrier)) return refuse('carrier-not-asked');
      if (fact.kind === 'accepted' && offeredTo(context, fact.carrier as string) === undefined)
        return refuse('no-price-named');
      return null;
    },
  },
  countered: {
    data: z.object({ carrier: party, price }),
    by: HOLDERS,
    check: ({ context }, fact) => (isAsked(context, fact.carrier) ? null : refuse('carrier-not-asked')),
  },
  /** The time that carriers were given is over. */
  answersDue: { data: z.object({}), by: ['caravan'] },
  awarded: {
    data: z.object({ carrier: party, trip: z.string(), price }),
    by: HOLDERS,
    engages: ({ carrier }) => [String(carrier)],
    check: ({ context }, fact) => {
      const bid = context.bids[fact.carrier as string];
      if (!isLive(bid) || !isSamePrice(bid.price, fact.price as Price)) return refuse('bid-changed');
      return isTripOf(context.order, fact.trip as string) ? null : refuse('trip-of-another-order');
    },
  },
  offerClosed: { data: z.object({}), by: ['caravan', ...HOLDERS] },
  ...conversationFacts(HOLDERS),
  // The client has no part in it.
  messageReceived: { ...conversationFacts(HOLDERS).messageReceived, by: ['carrier'] },
} satisfies Record<string, FactRule<Offer>>;

export type OfferFact = FactsOf<typeof facts>;

function isAsked({ carriers }: Offer, carrier: unknown): boolean {
  return carriers.includes(carrier as string);
}

/** Trips bear the id of their order (`oab12`, `tab12-1`). */
function isTripOf(order: string, trip: string): boolean {
  return trip.startsWith(`t${order.slice(1)}-`);
}
