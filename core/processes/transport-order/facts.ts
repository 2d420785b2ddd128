import { z } from 'zod';
import { dayKindSchema, daysFromSchema, moneySchema, rateSchema } from '../../money/index.ts';
import {
  placesSchema,
  temperatureSchema,
  volumeSchema,
  weightSchema,
  windowSchema,
} from '../../values/index.ts';
import { cityAnswer } from '../client/facts.ts';
import { conversationFacts } from '../conversation.ts';
import type { By, FactRule, FactsOf } from '../process.ts';
import type { TransportOrder } from './context.ts';

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

/** The price if it is known: every rate has currency, VAT, form and days of payment; how the days run may be open. */
export const price = rateSchema.extend({
  vatIncluded: z.boolean().default(true),
  daysFrom: daysFromSchema.optional(),
  dayKind: dayKindSchema.optional(),
});

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

const reason = z.string().trim().min(1).max(1000);

/** Every fact of a transport order so far: what it holds and who may bring it about. */
export const facts = {
  orderRequested: {
    data: z.object({ client: z.string(), logistician: z.string().optional(), request: transportRequest }),
    by: ['logistician', 'sales', 'head', 'client'],
  },
  numberGiven: { data: z.object({ number: z.string() }), by: ['caravan'] },
  logisticianChanged: { data: z.object({ logistician: z.string() }), by: ['caravan'] },
  requestDeclined: { data: z.object({ reason }), by: HOLDERS },
  requestWithdrawn: { data: z.object({ reason }), by: ['client', ...HOLDERS] },
  ...conversationFacts(HOLDERS),
} satisfies Record<string, FactRule<TransportOrder>>;

export type TransportOrderFact = FactsOf<typeof facts>;
