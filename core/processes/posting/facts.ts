import { z } from 'zod';
import { refuse } from '../../cases/refusal.ts';
import { EXCHANGE_REFUSALS, EXCHANGES } from '../../ports/exchange.port.ts';
import { volumeSchema } from '../../values/index.ts';
import { loads } from '../offer/facts.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { price } from '../transport-order/price.ts';
import { type ExchangeBid, exchangeBid } from './bid.ts';
import type { Posting } from './context.ts';

const words = z.string().min(1).max(300);
const reason = z.enum(EXCHANGE_REFUSALS);

const HOLDERS: By[] = ['own:logistician', 'head'];

/** Every fact of a load on a freight exchange: what it holds and who may bring it about (S0-28). */
export const facts = {
  loadOffered: {
    data: z.object({
      offer: z.string(),
      order: z.string(),
      number: z.string(),
      logistician: z.string().optional(),
      loads,
      /** Cubic metres: the exchange takes no load without them. */
      volume: volumeSchema,
      price: price.optional(),
    }),
    by: ['logistician', 'head'],
  },
  loadPosted: {
    data: z.object({ exchange: z.enum(EXCHANGES), id: words, number: z.string().max(300) }),
    by: ['caravan'],
  },
  postingFailed: { data: z.object({ reason }), by: ['caravan'] },
  /** The asking's price is another one now: the load is to be shown with it. */
  loadAmended: { data: z.object({ price }), by: ['caravan'] },
  loadChanged: { data: z.object({}), by: ['caravan'] },
  changeFailed: { data: z.object({ reason }), by: ['caravan'] },
  /** The exchange has not answered for so long that a colleague should know. */
  exchangeSilent: { data: z.object({}), by: ['caravan'] },
  /** It refuses to say what is offered. */
  exchangeUnheard: { data: z.object({ reason }), by: ['caravan'] },
  bidHeard: {
    data: z.object({ bid: exchangeBid }),
    by: ['caravan'],
    check: ({ context }, fact) => {
      const { id, at } = fact.bid as ExchangeBid;
      return (context.heard[id]?.at ?? '') < at ? null : refuse('bid-heard-already');
    },
  },
  /** A carrier was found, or the logistician takes the load off. */
  loadUnwanted: { data: z.object({}), by: ['caravan', ...HOLDERS] },
  loadWithdrawn: { data: z.object({}), by: ['caravan'] },
  withdrawalFailed: { data: z.object({ reason }), by: ['caravan'] },
} satisfies Record<string, FactRule<Posting>>;

export type PostingFact = FactsOf<typeof facts>;
