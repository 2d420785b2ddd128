import { z } from 'zod';
import { moneySchema } from '../../money/index.ts';
import {
  placesSchema,
  temperatureSchema,
  volumeSchema,
  weightSchema,
  windowSchema,
} from '../../values/index.ts';
import { cityAnswer } from '../client/facts.ts';
import { conversationFacts } from '../conversation.ts';
import { HOLD_MINUTES, MODES, PLANS } from '../offer/modes.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import { caseFacts } from './case-facts.ts';
import { CHANNELS, RESULTS, VERDICTS } from './channels.ts';
import { asking, cancelling, confirming, dropping, searching } from './checks.ts';
import type { TransportOrder } from './context.ts';
import { price } from './price.ts';

export const BODY_TYPES = [
  'tent',
  'refrigerator',
  'isothermal',
  'board',
  'container',
  'lowbed',
  'tank',
  'other',
] as const;
export const LOADING_TYPES = ['rear', 'side', 'top'] as const;
export const ADR_CLASSES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A place where the truck stops. The contact is a person, kept outside the journal. */
export const stop = z.object({
  city: cityAnswer,
  address: z.string().min(1).max(300),
  window: windowSchema,
  contact: z.string().optional(),
});
export type Stop = z.infer<typeof stop>;

/** What the client wants carried: the content of a request for a truck (S0-26, S0-36). */
export const transportRequest = z.object({
  loadings: z.array(stop).min(1).max(5),
  unloadings: z.array(stop).min(1).max(5),
  cargo: z.string().min(1).max(500),
  weight: weightSchema,
  volume: volumeSchema.optional(),
  places: placesSchema.optional(),
  body: z.enum(BODY_TYPES),
  loading: z.array(z.enum(LOADING_TYPES)).optional(),
  temperature: temperatureSchema.optional(),
  adr: z.enum(ADR_CLASSES).optional(),
  value: moneySchema.optional(),
  price: price.optional(),
  comment: z.string().max(1000).optional(),
  files: z.array(z.string()).optional(),
});
export type TransportRequest = z.infer<typeof transportRequest>;

/** Until the client has a logistician, its seller holds the order. */
const HOLDERS: By[] = ['own:logistician', 'own:sales', 'head'];

/** Free words lie in the inbox; the fact holds the letter's id. */
const letter = z.string().trim().min(1).max(1000);
const files = z.array(z.string());
/** Up to a week. */
const minutes = z.coerce.number().int().min(5).max(10_080);
const ANSWER_MINUTES = 60;

export const MAX_TRUCKS = 10;

/** Every fact of a transport order: what it holds and who may bring it about. */
export const facts = {
  orderRequested: {
    data: z.object({
      client: z.string(),
      logistician: z.string().optional(),
      sales: z.string().optional(),
      /** The deal whose goods it carries (S2-51). */
      deal: z.string().optional(),
      request: transportRequest,
    }),
    by: ['logistician', 'sales', 'head', 'client'],
  },
  numberGiven: { data: z.object({ number: z.string() }), by: ['caravan'] },
  logisticianChanged: { data: z.object({ logistician: z.string() }), by: ['caravan'] },
  requestDeclined: { data: z.object({ reason: letter }), by: HOLDERS },
  requestWithdrawn: { data: z.object({ reason: letter }), by: ['client', ...HOLDERS] },
  /** S0-28, S0-30: what a freight exchange or the phone brought. */
  channelTried: {
    data: z.object({
      channel: z.enum(CHANNELS),
      result: z.enum(RESULTS),
      price: moneySchema.optional(),
      note: letter.optional(),
    }),
    by: HOLDERS,
  },
  /** S0-29. */
  headAsked: { data: z.object({ question: letter }), by: HOLDERS },
  headAnswered: { data: z.object({ verdict: z.enum(VERDICTS), note: letter.optional() }), by: ['head'] },
  /**
   * S0-31: carriers have `minutes` to answer (`each` has so many where they are asked one after another); `price` is ours,
   * without one they name theirs. A winner is held for `hold` minutes.
   */
  carriersAsked: {
    data: z.object({
      carriers: z.array(z.string()).max(200).default([]),
      /** Groups of carriers in whose chats it is posted. */
      chats: z.array(z.string()).max(20).default([]),
      mode: z.enum(MODES).default('open'),
      price: price.optional(),
      /** In minor units. */
      step: z.int().positive().optional(),
      trucks: z.coerce.number().int().min(1).max(MAX_TRUCKS).default(1),
      /** The trucks that are searched for now. */
      trips: z.array(z.string()).default([]),
      plan: z.enum(PLANS).default('together'),
      each: minutes.optional(),
      minutes: minutes.default(ANSWER_MINUTES),
      hold: minutes.default(HOLD_MINUTES),
      note: letter.optional(),
    }),
    by: HOLDERS,
    check: asking,
    engages: ({ carriers }) => (Array.isArray(carriers) ? carriers.map(String) : []),
  },
  /** S0-32, G-13: given by word of mouth, kept inside the company; `until` is when the paper is due (ISO moment). */
  promised: {
    data: z.object({
      price,
      until: z.iso.datetime().optional(),
      /** A truck is looked for at once, on the client's word. */
      search: z.boolean().optional(),
    }),
    by: HOLDERS,
  },
  promiseDropped: { data: z.object({ reason: letter }), by: HOLDERS },
  searchStarted: { data: z.object({}), by: HOLDERS, check: searching },
  /** S0-35, S0-36: the client's written order. */
  orderReceived: {
    data: z.object({
      number: z.string().trim().min(1).max(50).optional(),
      date: z.iso.date(),
      files: files.min(1),
      price,
      trucks: z.int().min(1).max(MAX_TRUCKS).default(1),
    }),
    by: HOLDERS,
  },
  /** The client confirms in the chat that the request is its order, at the price that stands there (S0-35). */
  orderConfirmed: { data: z.object({ files: files.optional() }), by: ['client'], check: confirming },
  /** G-30: one more truck. */
  tripAdded: { data: z.object({}), by: HOLDERS },
  /** G-17: who calls it off, and who owes what; `carrierDue` for each truck that was booked. */
  orderCancelled: {
    data: z.object({
      by: z.enum(['client', 'us']),
      reason: letter,
      clientDue: moneySchema.optional(),
      carrierDue: moneySchema.optional(),
    }),
    by: HOLDERS,
    check: cancelling,
  },
  /** One truck of several is called off (G-17, G-30). */
  tripDropped: {
    data: z.object({ trip: z.string(), reason: letter, carrierDue: moneySchema.optional() }),
    by: HOLDERS,
    check: dropping,
  },
  cancellationAsked: { data: z.object({ reason: letter }), by: ['client'] },
  whereAsked: { data: z.object({}), by: ['client'] },
  ...caseFacts,
  ...conversationFacts(HOLDERS),
} satisfies Record<string, FactRule<TransportOrder>>;

export type TransportOrderFact = FactsOf<typeof facts>;
