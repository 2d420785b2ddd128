import { z } from 'zod';
import { lanesSchema } from '../carrier/lanes.ts';
import type { FactRule, FactsOf } from '../process.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';

const name = z.string().trim().min(1).max(100);
const carriers = z.array(z.string()).max(1000);

/** What carriers of the group have in common: all that is said must fit. `tonnage` in kilograms, `rating` of 5. */
const filter = z.object({
  place: z.string().min(1).max(100).optional(),
  body: z.enum(BODY_TYPES).optional(),
  tonnage: z.number().positive().optional(),
  rating: z.number().min(1).max(5).optional(),
  lanes: lanesSchema.optional(),
});
export type Filter = z.infer<typeof filter>;

const STAFF = ['logistician', 'head'] as const;

export interface CarrierGroup {
  name: string;
  /** Picked by hand. */
  carriers: string[];
  /** Whoever fits when the group is used. */
  filter?: Filter;
  /** The chat in which the group is written to, where it has one. */
  chat?: string;
}

/** Every fact of a group of carriers: what it holds and who may bring it about. */
export const facts = {
  groupMade: {
    data: z.object({ name, carriers: carriers.default([]), filter: filter.optional() }),
    by: [...STAFF],
  },
  groupRenamed: { data: z.object({ name }), by: [...STAFF] },
  membersAdded: { data: z.object({ carriers: carriers.min(1) }), by: [...STAFF] },
  memberRemoved: { data: z.object({ carrier: z.string() }), by: [...STAFF] },
  groupDropped: { data: z.object({}), by: [...STAFF] },
} satisfies Record<string, FactRule<CarrierGroup>>;

export type GroupFact = FactsOf<typeof facts>;
