import { z } from 'zod';
import { moneySchema } from '../../money/index.ts';
import type { FactRule } from '../process.ts';
import { price } from './price.ts';

export const MILESTONES = ['arrivedToLoad', 'loaded', 'left', 'arrivedToUnload', 'unloaded'] as const;
export const DELAYS = ['breakdown', 'queue', 'traffic', 'weather', 'documents', 'customs', 'other'] as const;
export const TROUBLES = ['failedLoading', 'breakdown', 'damage', 'refusal'] as const;

const by: FactRule<unknown>['by'] = ['caravan'];
const trip = z.string();

/** What an order hears from its offers, trips, charges, invoice and act. */
export const caseFacts = {
  bidHeard: {
    data: z.object({
      offer: z.string(),
      carrier: z.string(),
      kind: z.enum(['accepted', 'priced', 'declined']),
      price: price.optional(),
      reason: z.string().optional(),
    }),
    by,
  },
  /** The asking waits for answers until then: it was extended, or others are asked in their turn. */
  answerTimeChanged: { data: z.object({ offer: z.string(), until: z.iso.datetime() }), by },
  tripBooked: {
    data: z.object({
      trip,
      carrier: z.string(),
      driver: z.string(),
      plate: z.string(),
      trailer: z.string().optional(),
      price,
    }),
    by,
  },
  tripUnbooked: { data: z.object({ trip }), by },
  vehicleAgreed: { data: z.object({ trip }), by },
  milestoneHeard: {
    data: z.object({
      trip,
      kind: z.enum(MILESTONES),
      stop: z.coerce.number().int(),
      at: z.iso.datetime(),
    }),
    by,
  },
  delayHeard: {
    data: z.object({ trip, reason: z.enum(DELAYS).catch('other'), until: z.iso.datetime().optional() }),
    by,
  },
  troubleHeard: { data: z.object({ trip, kind: z.enum(TROUBLES), over: z.boolean() }), by },
  tripUnloaded: { data: z.object({ trip }), by },
  noteFiled: { data: z.object({ trip, files: z.array(z.string()) }), by },
  tripClosed: { data: z.object({ trip }), by },
  tripEnded: { data: z.object({ trip }), by },
  /** `carrierSum` is for the margin; the client never sees it. */
  chargeSettled: {
    data: z.object({
      charge: z.string(),
      kind: z.string(),
      clientSum: moneySchema.optional(),
      carrierSum: moneySchema.optional(),
    }),
    by,
  },
  invoiced: { data: z.object({ invoice: z.string(), number: z.string() }), by },
  setDelivered: { data: z.object({ invoice: z.string() }), by },
  invoicePaid: { data: z.object({ invoice: z.string() }), by },
  invoiceCancelled: { data: z.object({ invoice: z.string() }), by },
  actSigned: { data: z.object({ act: z.string() }), by },
};
