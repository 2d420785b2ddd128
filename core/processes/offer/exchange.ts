import { z } from 'zod';
import type { Case } from '../../cases/case.ts';
import type { Fact } from '../../cases/entry.ts';
import { type Refusal, refuse } from '../../cases/refusal.ts';
import { EXCHANGE_REFUSALS, EXCHANGES } from '../../ports/exchange.port.ts';
import { type ExchangeBid, exchangeBid } from '../posting/bid.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { askedCarriers, bidBy } from './bids.ts';
import type { Offer } from './context.ts';

/** Where a load stands. */
const where = { exchange: z.enum(EXCHANGES), number: z.string() };
type Where = z.infer<z.ZodObject<typeof where>>;

/** What a freight exchange brought to an asking (S0-28). */
export interface ExchangeSide {
  /** Loads that stand there, by case; null: on its way. */
  loads: Record<string, Where | null>;
  /** The newest word of each firm that offered, by id; `carrier` once it is a company of the book. */
  bids: Record<string, ExchangeBid & { carrier?: string }>;
  /** Companies that came from there: nobody counted on their answer. */
  takenOn: string[];
}

const NOTHING: ExchangeSide = { loads: {}, bids: {}, takenOn: [] };

export function sideOf({ exchange = NOTHING }: Offer): ExchangeSide {
  return exchange;
}

const HOLDERS: By[] = ['own:logistician', 'head'];
const CARAVAN: By[] = ['caravan'];
const posting = z.string();

/** Told by the load's own case, but for the last one. */
export const exchangeFacts = {
  exchangeOffered: { data: z.object({ posting }), by: CARAVAN },
  exchangePosted: { data: z.object({ posting, ...where }), by: CARAVAN },
  exchangeFailed: { data: z.object({ posting, reason: z.enum(EXCHANGE_REFUSALS) }), by: CARAVAN },
  exchangeBidHeard: { data: z.object({ posting, bid: exchangeBid }), by: CARAVAN },
  exchangeWithdrawn: { data: z.object({ posting }), by: CARAVAN },
  /** The firm from the exchange is this company of the book: from here on it is one of those who are asked. */
  exchangeCarrierTaken: {
    data: z.object({ bid: z.string(), carrier: z.string().min(1) }),
    by: HOLDERS,
    engages: ({ carrier }) => [String(carrier)],
    check: isStranger,
  },
} satisfies Record<string, FactRule<Offer>>;

function isStranger({ context }: Case<Offer>, fact: Fact): Refusal | null {
  const bid = sideOf(context).bids[fact.bid as string];
  return bid === undefined || bid.carrier !== undefined ? refuse('exchange-bid-gone') : null;
}

/** Folds what the exchange brought into the asking; any other fact leaves it as it is. */
export function evolveExchange(offer: Offer, fact: Fact): Offer {
  const f = fact as FactsOf<typeof exchangeFacts>;
  const side = sideOf(offer);
  switch (f.type) {
    case 'exchangeOffered':
      return withLoads(offer, { ...side.loads, [f.posting]: null });
    case 'exchangePosted':
      return withLoads(offer, {
        ...side.loads,
        [f.posting]: { exchange: f.exchange, number: f.number },
      });
    case 'exchangeFailed':
    case 'exchangeWithdrawn': {
      const { [f.posting]: gone, ...loads } = side.loads;
      return withLoads(offer, loads);
    }
    case 'exchangeBidHeard':
      return heard(offer, f.bid, side.bids[f.bid.id]?.carrier);
    case 'exchangeCarrierTaken': {
      const bid = side.bids[f.bid];
      return bid === undefined ? offer : heard(joined(offer, f.carrier), bid, f.carrier);
    }
    default:
      return offer;
  }
}

function withLoads(offer: Offer, loads: ExchangeSide['loads']): Offer {
  return { ...offer, exchange: { ...sideOf(offer), loads } };
}

/** A firm that is a company of the book has its bid among the others; never is it an award by itself. */
function heard(offer: Offer, bid: ExchangeBid, carrier: string | undefined): Offer {
  const side = sideOf(offer);
  const firm = carrier === undefined ? bid : { ...bid, carrier };
  const told = { ...offer, exchange: { ...side, bids: { ...side.bids, [bid.id]: firm } } };
  // What the company said here since then is newer.
  const isOld = carrier === undefined || (offer.bids[carrier]?.at ?? '') > bid.at;
  if (isOld) return told;
  const known = bidBy(told, carrier, { kind: 'priced', price: bid.price, at: bid.at });
  // It was said before our terms were changed: it is to be confirmed like the others.
  const isBefore = offer.amendedAt !== undefined && bid.at < offer.amendedAt;
  return isBefore ? { ...known, toRenew: [...(known.toRenew ?? []), carrier] } : known;
}

/** Asked with the others of now; a later wave need not ask it again. */
function joined(offer: Offer, carrier: string): Offer {
  if (askedCarriers(offer).includes(carrier)) return offer;
  const side = sideOf(offer);
  const { carriers, waves, wave = 0 } = offer;
  const known = {
    ...offer,
    carriers: carriers.includes(carrier) ? carriers : [...carriers, carrier],
    exchange: { ...side, takenOn: [...side.takenOn, carrier] },
  };
  if (waves === undefined) return known;
  const now = waves
    .slice(0, wave + 1)
    .map((one, nth) => (nth === wave ? { ...one, carriers: [...one.carriers, carrier] } : one));
  const later = waves
    .slice(wave + 1)
    .map((one) => ({ ...one, carriers: one.carriers.filter((other) => other !== carrier) }))
    .filter((one) => one.carriers.length > 0);
  return { ...known, waves: [...now, ...later] };
}
