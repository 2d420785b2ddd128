import { z } from 'zod';
import { refuse } from '../../cases/refusal.ts';
import { currencySchema, type Money, moneySchema } from '../../money/index.ts';
import { conversationFacts } from '../conversation.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import type { Charge } from './context.ts';

/** Downtime and what else a carriage may cost beside its price. */
export const CHARGE_KINDS = ['downtime', 'extraStop', 'loading', 'repacking', 'other'] as const;

/** Longest downtime in hours. */
export const MOST_HOURS = 720;

const words = z.string().trim().min(1).max(1000);

/** What more is due; without a sum the side has no part in it. */
const sums = {
  carrierSum: moneySchema.optional(),
  clientSum: moneySchema.optional(),
};

const HOLDERS: By[] = ['own:logistician', 'head'];

const PAYERS: By[] = ['accountant'];

/** The carrier is paid in the currency of its trip, or the charge would be lost in its bill. */
function sumFault(currency: string | undefined, sum: unknown) {
  const isOther = sum !== undefined && currency !== undefined && (sum as Money).currency !== currency;
  return isOther ? refuse('charge-other-currency', { currency }) : null;
}

/** Every fact of a charge: what it holds and who may bring it about (G-17). */
export const facts = {
  chargeOpened: {
    data: z.object({
      trip: z.string(),
      order: z.string(),
      /** Of the trip, as people say it: `12/1`. */
      number: z.string(),
      client: z.string(),
      carrier: z.string(),
      logistician: z.string().optional(),
      /** In which the trip's carrier is paid. */
      currency: currencySchema.optional(),
      kind: z.enum(CHARGE_KINDS),
      hours: z.int().min(1).max(MOST_HOURS).optional(),
      ...sums,
      reason: words,
      files: z.array(z.string()).default([]),
    }),
    by: [...HOLDERS, 'carrier'],
  },
  sumsChanged: {
    // What is written to the client comes from us: the carrier's words may speak of its own sum.
    data: z.object({ ...sums, words: words.optional() }),
    by: HOLDERS,
    check: ({ context }, { carrierSum, clientSum }) => {
      if (carrierSum === undefined && clientSum === undefined) return refuse('no-sums');
      return sumFault(context.currency, carrierSum);
    },
  },
  agreedByCarrier: { data: z.object({}), by: ['carrier', ...HOLDERS] },
  refusedByCarrier: { data: z.object({ reason: words }), by: ['carrier', ...HOLDERS] },
  agreedByClient: { data: z.object({}), by: ['client', ...HOLDERS] },
  refusedByClient: { data: z.object({ reason: words }), by: ['client', ...HOLDERS] },
  chargeDropped: { data: z.object({ reason: words }), by: HOLDERS },
  /** Whether a side's sum goes with its bill, or came too late for that. */
  counted: { data: z.object({ side: z.enum(['carrier', 'client']), late: z.boolean() }), by: ['caravan'] },
  paidApart: { data: z.object({ date: z.iso.date(), files: z.array(z.string()).default([]) }), by: PAYERS },
  invoicedApart: {
    data: z.object({
      number: z.string().min(1).max(50),
      date: z.iso.date(),
      files: z.array(z.string()).min(1),
    }),
    by: PAYERS,
  },
  receivedApart: { data: z.object({ on: z.iso.date() }), by: PAYERS },
  ...conversationFacts([...HOLDERS, 'accountant']),
} satisfies Record<string, FactRule<Charge>>;

export type ChargeFact = FactsOf<typeof facts>;
