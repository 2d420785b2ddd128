import { z } from 'zod';
import { moneySchema, paymentTermsSchema } from '../../money/index.ts';
import { innSchema } from '../../values/index.ts';
import { cityAnswer } from '../client/facts.ts';
import { conversationFacts } from '../conversation.ts';
import type { FactRule, FactsOf } from '../process.ts';
import { BODY_TYPES } from '../transport-order/facts.ts';
import type { Carrier } from './context.ts';
import { mayExpire, PAPERS } from './expiry.ts';
import { fleetSchema } from './fleet.ts';
import { lanesSchema } from './lanes.ts';
import { counts } from './record.ts';

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

/** The carrier's liability for the goods. */
const insurance = z.object({
  number: z.string().min(1).max(50),
  insurer: z.string().min(1).max(200).optional(),
  sum: moneySchema.optional(),
  validUntil: z.iso.date(),
  files: z.array(z.string()).default([]),
});
export type Insurance = z.infer<typeof insurance>;

/** Points of a trip's clearance that are settled for later trips too (S0-37). */
const vehicleCleared = z.object({
  driver: z.string(),
  plate: z.string(),
  trailer: z.string().optional(),
  points: z.array(z.string()),
});
export type VehicleCleared = z.infer<typeof vehicleCleared>;

const people = z.array(z.string()).min(1);
const name = z.string().min(1).max(200);
const reason = z.string().min(1).max(1000);
const STAFF = ['logistician', 'head'] as const;
const CARAVAN = ['caravan'] as const;

/** What the carrier told of itself: the ways it drives and the trucks it has. */
const told = z.object({ lanes: lanesSchema.optional(), fleet: fleetSchema.optional() });

const count = <Data extends z.ZodType>(data: Data): { data: Data; by: 'caravan'[] } => ({
  data,
  by: [...CARAVAN],
});

/** Every fact of the carrier process: what it holds and who may bring it about. */
export const facts = {
  carrierAdded: {
    data: told.extend({
      name,
      inn: innSchema,
      city: cityAnswer,
      contacts: people,
      insurance: insurance.optional(),
    }),
    by: [...STAFF],
  },
  /** What is told is put in place of what was known; the rest stays. */
  carrierUpdated: {
    data: told.extend({
      name: name.optional(),
      city: cityAnswer.optional(),
      insurance: insurance.optional(),
      contacts: people.optional(),
    }),
    by: [...STAFF],
  },
  lanesTold: { data: z.object({ lanes: lanesSchema }), by: [...STAFF] },
  fleetTold: { data: z.object({ fleet: fleetSchema }), by: [...STAFF] },
  contactsAdded: { data: z.object({ contacts: people }), by: [...STAFF] },
  insuranceRecorded: { data: insurance, by: [...STAFF] },
  paperExpiring: {
    data: z.object({ paper: z.enum(PAPERS), until: z.iso.date() }),
    by: [...CARAVAN],
    check: mayExpire,
  },
  renewalWaived: { data: z.object({}), by: [...STAFF] },
  driversAdded: { data: z.object({ drivers: people }), by: [...STAFF] },
  vehiclesAdded: { data: z.object({ vehicles: z.array(vehicle).min(1) }), by: [...STAFF] },
  contractRecorded: { data: contract, by: [...STAFF] },
  innChecked: { data: z.object({}), by: [...STAFF] },
  vehicleCleared: { data: vehicleCleared, by: ['caravan'] },
  refusalCounted: count(counts.refusalCounted),
  answerCounted: count(counts.answerCounted),
  tripCounted: count(counts.tripCounted),
  failureCounted: count(counts.failureCounted),
  papersCounted: count(counts.papersCounted),
  contactRemoved: { data: z.object({ contact: z.string() }), by: [...STAFF] },
  contactJoined: { data: z.object({ person: z.string() }), by: ['caravan'] },
  carrierRetired: { data: z.object({ reason }), by: [...STAFF] },
  carrierReturned: { data: z.object({}), by: [...STAFF] },
  /** The deny list: the carrier gets no more work; who put it there may be wrong, so that the head alone lifts it. */
  carrierDenied: { data: z.object({ reason }), by: [...STAFF] },
  denialLifted: { data: z.object({}), by: ['head'] },
  ...conversationFacts([...STAFF]),
} satisfies Record<string, FactRule<Carrier>>;

export type CarrierFact = FactsOf<typeof facts>;
