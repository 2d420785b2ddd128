import { z } from 'zod';
import { temperatureSchema, volumeSchema, weightSchema, windowSchema } from '../../values/index.ts';
import { cityAnswer } from '../client/facts.ts';
import { conversationFacts } from '../conversation.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { ADR_CLASSES, BODY_TYPES } from '../transport-order/facts.ts';
import { price } from '../transport-order/price.ts';
import {
  isAsked,
  mayAccept,
  mayAmend,
  mayAskWave,
  mayAward,
  mayBar,
  mayBid,
  mayJoin,
  mayPass,
  mayProlong,
  mayRemind,
  mayRenew,
  mayTake,
  mayTell,
} from './checks.ts';
import type { Offer } from './context.ts';
import { exchangeFacts } from './exchange.ts';
import { MODES } from './modes.ts';

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
const CARAVAN: By[] = ['caravan'];

/** Up to a week. */
const minutes = z.coerce.number().int().min(5).max(10_080);
/** In minor units. */
const sum = z.coerce.number().int();
const trip = z.string().min(1);
const award = z.object({ carrier: party, trip, price });
const winner = z.object({ trip, carrier: party });

const winnerOf = ({ carrier }: { [field: string]: unknown }) => [String(carrier)];
/** Whoever was put on the deny list after it was asked takes nothing any more. */
const bidder = (_: unknown, party?: string) => (party === undefined ? [] : [party]);

const waves = z.array(z.object({ carriers: z.array(party).min(1), minutes })).min(1);

/** Every fact of an asking: what it holds and who may bring it about (S0-31, S0-37). */
export const facts = {
  offerOpened: {
    data: z.object({
      order: z.string(),
      number: z.string(),
      client: party,
      logistician: z.string().optional(),
      carriers: z.array(party),
      chats: z.array(z.string().min(1)).optional(),
      price: price.optional(),
      until: z.iso.datetime(),
      askedAt: z.iso.datetime().optional(),
      loads,
      note: words.optional(),
      mode: z.enum(MODES).optional(),
      step: z.int().positive().optional(),
      trucks: z.int().min(1).max(20).optional(),
      trips: z.array(trip).optional(),
      holdMinutes: minutes.optional(),
      waves: waves.optional(),
      sale: price.optional(),
    }),
    by: CARAVAN,
  },
  /** A carrier came from the chat of a group. */
  carrierJoined: {
    data: z.object({ carrier: party, chat: z.string().min(1) }),
    by: CARAVAN,
    check: mayJoin,
  },
  /** A carrier of the plan is to get no more work. */
  carrierBarred: {
    data: z.object({ carrier: party }),
    by: CARAVAN,
    check: mayBar,
  },
  /** A company looked at what is carried and on which terms. */
  detailsOpened: { data: z.object({}), by: ['carrier'] },
  // The press carries the sum that it was shown with, in minor units: nobody agrees to a price he did not see.
  bidAccepted: { data: z.object({ sum }), by: ['carrier'], engages: bidder, check: mayAccept },
  /** Where the price is fixed, the first who takes the truck has it: this entry is the award. */
  truckTaken: { data: z.object({ sum }), by: ['carrier'], engages: bidder, check: mayTake },
  bidPriced: { data: z.object({ price }), by: ['carrier'], engages: bidder, check: mayBid },
  bidDeclined: { data: z.object({ reason, note: words.optional() }), by: ['carrier'] },
  bidWithdrawn: { data: z.object({}), by: ['carrier'] },
  /** "Still stands", after we changed our terms. */
  bidRenewed: { data: z.object({}), by: ['carrier'], engages: bidder, check: mayRenew },
  bidTold: { data: told, by: HOLDERS, check: mayTell },
  countered: {
    data: z.object({ carrier: party, price }),
    by: HOLDERS,
    check: (current, fact) => isAsked(current, fact.carrier),
  },
  /** The time that carriers were given is over. */
  answersDue: { data: z.object({}), by: CARAVAN },
  /** The next ones of the plan are asked. */
  waveDue: { data: z.object({ wave: z.int().min(1) }), by: CARAVAN, check: mayAskWave },
  silentReminded: { data: z.object({}), by: [...CARAVAN, ...HOLDERS], check: mayRemind },
  extended: { data: z.object({ minutes }), by: HOLDERS },
  amended: {
    data: z.object({ price: price.optional(), note: words.optional(), minutes: minutes.optional() }),
    by: HOLDERS,
    check: mayAmend,
  },
  /** What the client pays for a truck, told by the order. */
  saleKnown: { data: z.object({ price }), by: CARAVAN },
  awarded: { data: award, by: HOLDERS, engages: winnerOf, check: mayAward },
  /** The truck goes to the reserve: its winner was silent, or refused (G-12). */
  passedOn: { data: award, by: HOLDERS, engages: winnerOf, check: mayPass },
  /** Told by the trip: what the winner owed is done, or it owes something again. */
  holdMoved: { data: winner.extend({ owes: z.boolean() }), by: CARAVAN },
  holdLapsed: { data: winner, by: CARAVAN },
  holdExtended: { data: z.object({ minutes }), by: HOLDERS, check: mayProlong },
  awardConfirmed: { data: winner, by: CARAVAN },
  awardLost: { data: winner.extend({ how: z.enum(['refused', 'released']) }), by: CARAVAN },
  /** The truck is not wanted any more. */
  truckCalledOff: { data: z.object({ trip }), by: CARAVAN },
  /** The trip could not take the winner any more; `passed`: it was to go there from somebody else. */
  awardRefused: { data: winner.extend({ passed: z.boolean() }), by: CARAVAN },
  offerClosed: { data: z.object({}), by: [...CARAVAN, ...HOLDERS] },
  ...exchangeFacts,
  ...conversationFacts(HOLDERS),
  // The client has no part in it.
  messageReceived: { ...conversationFacts(HOLDERS).messageReceived, by: ['carrier'] },
} satisfies Record<string, FactRule<Offer>>;

export type OfferFact = FactsOf<typeof facts>;
