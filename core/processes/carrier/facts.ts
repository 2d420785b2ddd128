import { z } from 'zod';
import { paymentTermsSchema } from '../../money/index.ts';
import { innSchema } from '../../values/index.ts';
import { cityAnswer } from '../client/facts.ts';
import { conversationFacts } from '../conversation.ts';
import type { FactRule, FactsOf } from '../process.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';
import type { Carrier } from './context.ts';

const vehicle = z.object({
  plate: z.string().min(1).max(40),
  body: z.enum(BODY_TYPES),
  tonnage: z.number().positive().optional(),
});
export type Vehicle = z.infer<typeof vehicle>;

/** The contract with the carrier, and how long after which papers it is paid (G-15). */
const contract = z.object({
  number: z.string().min(1).max(50),
  signedOn: z.iso.date(),
  validUntil: z.iso.date().optional(),
  files: z.array(z.string()).min(1),
  terms: paymentTermsSchema.optional(),
});
export type Contract = z.infer<typeof contract>;

/** Points of a trip's clearance that are settled for later trips too (S0-37). */
const vehicleCleared = z.object({
  driver: z.string(),
  plate: z.string(),
  trailer: z.string().optional(),
  points: z.array(z.string()),
});
export type VehicleCleared = z.infer<typeof vehicleCleared>;

const people = z.array(z.string()).min(1);
const STAFF = ['logistician', 'head'] as const;

/** Every fact of the carrier process: what it holds and who may bring it about. */
export const facts = {
  carrierAdded: {
    data: z.object({
      name: z.string().min(1).max(200),
      inn: innSchema,
      city: cityAnswer,
      contacts: people,
    }),
    by: [...STAFF],
  },
  driversAdded: { data: z.object({ drivers: people }), by: [...STAFF] },
  vehiclesAdded: { data: z.object({ vehicles: z.array(vehicle).min(1) }), by: [...STAFF] },
  contractRecorded: { data: contract, by: [...STAFF] },
  innChecked: { data: z.object({}), by: [...STAFF] },
  vehicleCleared: { data: vehicleCleared, by: ['caravan'] },
  refusalCounted: { data: z.object({ trip: z.string() }), by: ['caravan'] },
  contactRemoved: { data: z.object({ contact: z.string() }), by: [...STAFF] },
  contactJoined: { data: z.object({ person: z.string() }), by: ['caravan'] },
  carrierRetired: { data: z.object({ reason: z.string().min(1).max(1000) }), by: [...STAFF] },
  carrierReturned: { data: z.object({}), by: [...STAFF] },
  ...conversationFacts([...STAFF]),
} satisfies Record<string, FactRule<Carrier>>;

export type CarrierFact = FactsOf<typeof facts>;
