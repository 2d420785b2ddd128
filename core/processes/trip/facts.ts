import { z } from 'zod';
import { moneySchema } from '../../money/index.ts';
import { conversationFacts } from '../conversation.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { transportRequest } from '../transport-order/facts.ts';
import { price } from '../transport-order/price.ts';
import {
  mayBeAwarded,
  mayPublishDelay,
  mayPublishMilestone,
  mayRefuse,
  maySetMilestone,
  mayTakeBack,
} from './checks.ts';
import type { Trip } from './context.ts';
import { CLEARANCE, DELAYS, NOTE_KINDS, REFUSALS, REPLACEMENTS, RESOLUTIONS, TROUBLES } from './lists.ts';
import { MILESTONES } from './route.ts';

const id = z.string().min(1).max(100);
const letter = z.string().trim().min(1).max(1000);
const files = z.array(z.string()).default([]);
const clearance = z.array(z.enum(CLEARANCE)).default([]);
const stop = z.coerce.number().int().min(1);

const vehicle = z.object({
  driver: id,
  plate: z.string().min(1).max(40),
  trailer: z.string().min(1).max(40).optional(),
  files,
});
export type Vehicle = z.infer<typeof vehicle>;

/** The consignment note: an electronic one has the operator's number and no photo (S0-51, G-14). */
const note = z.object({ kind: z.enum(NOTE_KINDS), number: z.string().min(1).max(100), files });
export type Note = z.infer<typeof note>;

const OFFICE: By[] = ['own:logistician', 'head'];
const CARRIER: By[] = ['carrier', 'own:logistician'];
const ROAD: By[] = ['own:driver', 'carrier', 'own:logistician'];
const CLIENT: By[] = ['client', 'own:logistician'];
const CARAVAN: By[] = ['caravan'];

const milestone = { data: z.object({ stop }), by: ROAD, check: maySetMilestone };

/** Every fact of a trip: what it holds and who may bring it about. */
export const facts = {
  tripOpened: {
    data: z.object({
      order: id,
      number: id,
      client: id,
      logistician: id.optional(),
      request: transportRequest,
      promised: z.boolean(),
    }),
    by: CARAVAN,
  },
  tripCancelled: {
    data: z.object({
      reason: letter.optional(),
      by: z.enum(['client', 'us']),
      carrierDue: moneySchema.optional(),
    }),
    by: CARAVAN,
  },
  logisticianChanged: { data: z.object({ logistician: id }), by: CARAVAN },
  paperArrived: { data: z.object({}), by: CARAVAN },
  carrierChosen: {
    data: z.object({ carrier: id, price, offer: id.optional() }),
    by: [...OFFICE, 'caravan'],
    engages: ({ carrier }) => [String(carrier)],
  },
  /** By an asking of carriers; `from`: who was to carry it until now, and kept silent. */
  carrierAwarded: {
    data: z.object({ carrier: id, price, offer: id, from: id.optional() }),
    by: CARAVAN,
    check: mayBeAwarded,
  },
  vehicleNamed: { data: vehicle, by: CARRIER },
  carrierRefused: {
    data: z.object({ reason: z.enum(REFUSALS), note: letter.optional() }),
    by: CARRIER,
    check: mayRefuse,
  },
  carrierReleased: { data: z.object({ reason: letter }), by: OFFICE },
  papersChecked: { data: z.object({ points: clearance }), by: OFFICE },
  clearanceOverridden: { data: z.object({ reason: letter }), by: ['head'] },
  carrierOrderIssued: { data: z.object({ files: z.array(z.string()).min(1) }), by: CARAVAN },
  carrierConfirmed: { data: z.object({}), by: CARRIER },
  arrivedToLoad: milestone,
  loaded: milestone,
  left: milestone,
  arrivedToUnload: milestone,
  unloaded: milestone,
  milestoneTakenBack: { data: z.object({}), by: ROAD, check: mayTakeBack },
  milestonePublished: {
    data: z.object({ kind: z.enum(MILESTONES), stop, at: z.iso.datetime() }),
    by: CARAVAN,
    check: mayPublishMilestone,
  },
  delayReported: {
    data: z.object({
      reason: z.enum(DELAYS),
      until: z.iso.datetime().optional(),
      note: letter.optional(),
      files,
    }),
    by: ROAD,
  },
  delayPublished: { data: z.object({ at: z.iso.datetime() }), by: CARAVAN, check: mayPublishDelay },
  troubleReported: {
    data: z.object({ kind: z.enum(TROUBLES), note: letter.optional(), files }),
    by: [...ROAD, 'head'],
  },
  troubleResolved: { data: z.object({ how: z.enum(RESOLUTIONS), note: letter.optional() }), by: OFFICE },
  confirmationIssued: { data: z.object({ files: z.array(z.string()).min(1) }), by: CARAVAN },
  vehicleAgreed: { data: z.object({}), by: CLIENT },
  vehicleRejected: { data: z.object({ reason: letter }), by: CLIENT },
  vehicleReplaced: {
    data: vehicle.extend({ reason: z.enum(REPLACEMENTS), points: clearance }),
    by: CARRIER,
  },
  replacementCleared: { data: z.object({ points: clearance }), by: OFFICE },
  /** The carrier's other vehicle will not do; what was agreed before stands. */
  replacementRefused: { data: z.object({ reason: letter }), by: OFFICE },
  unloadingConfirmed: { data: z.object({}), by: OFFICE },
  noteReceived: {
    data: note.refine(({ kind, files }) => kind === 'electronic' || files.length > 0, { path: ['files'] }),
    by: ROAD,
  },
  noteChecked: {
    data: z.object({
      kind: z.enum(NOTE_KINDS),
      points: z.array(z.string()).default([]),
      reason: letter.optional(),
    }),
    by: OFFICE,
  },
  originalsReceived: { data: z.object({ on: z.iso.date() }), by: OFFICE },
  noteTaken: { data: z.object({}), by: ['sales', 'head'] },
  noteFiled: { data: z.object({}), by: ['accountant'] },
  billRecorded: {
    data: z.object({ bill: id, number: z.string() }),
    by: CARAVAN,
  },
  billRejected: { data: z.object({ bill: id }), by: CARAVAN },
  billPaid: { data: z.object({ bill: id }), by: CARAVAN },
  chargeSettled: {
    data: z.object({ charge: id, kind: z.string(), carrierSum: moneySchema.optional() }),
    by: CARAVAN,
  },
  ...conversationFacts([...OFFICE]),
} satisfies Record<string, FactRule<Trip>>;

export type TripFact = FactsOf<typeof facts>;
