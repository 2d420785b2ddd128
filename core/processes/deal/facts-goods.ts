import { z } from 'zod';
import type { By, FactRule } from '../process.ts';
import { paidOrDeferred } from './checks.ts';
import type { Deal } from './context.ts';
import { CLOSING_POINTS } from './lists.ts';

/** Until the client has a logistician, the manager sees to the goods. */
const GOODS: By[] = ['own:logistician', 'own:sales', 'head'];
const words = z.string().min(1);

/** From the payment to the closing documents (S2-49 to S2-56, G-05, G-10). */
export const goodsFacts = {
  /** The goods may leave: paid, or deferred with leave to ship (S2-57, G-28). */
  goodsReleased: { data: z.object({}), by: ['caravan'], check: paidOrDeferred },
  goodsArrived: { data: z.object({ warehouse: z.string().min(1).max(100) }), by: GOODS },
  /** By hand, or by the transport order whose first truck is loaded (S2-51). */
  goodsDispatched: { data: z.object({ eta: z.exactOptional(z.iso.date()) }), by: [...GOODS, 'caravan'] },
  /** A transport order was written for it. */
  orderSpawned: { data: z.object({ order: z.string(), number: z.string() }), by: ['caravan'] },
  /** By hand, or by the transport order whose trucks are all unloaded (S2-53). */
  cargoUnloaded: { data: z.object({}), by: [...GOODS, 'caravan'] },
  goodsCollected: { data: z.object({}), by: ['client', ...GOODS] },
  closingGathered: {
    data: z.object({
      points: z.array(z.enum(CLOSING_POINTS)).min(1),
      files: z.exactOptional(z.array(z.string())),
    }),
    by: GOODS,
  },
  closingConfirmed: { data: z.object({}), by: ['accountant'] },
  closingReturned: { data: z.object({ missing: words }), by: ['accountant'] },
} satisfies Record<string, FactRule<Deal>>;
