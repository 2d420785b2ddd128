import { z } from 'zod';
import { CAR_TYPES, COMMON_BOARD, CURRENCY_TYPES, cityIds, needsAddress } from './dictionaries.ts';

const isOneOf = (ids: readonly number[]) =>
  z.int().refine((id) => ids.includes(id), 'dictionary_element_not_found_error');

const location = z
  .strictObject({
    type: z.literal('manual'),
    city_id: z.int().refine((id) => cityIds.has(id), 'city_not_found_error'),
    address: z.string().max(200).optional(),
  })
  .refine(
    ({ city_id, address = '' }) => address !== '' || !needsAddress.has(city_id),
    'json_validation_error',
  );

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const dates = z.strictObject({
  type: z.enum(['ready', 'from-date', 'permanent', 'rate-request']),
  first_date: z.iso.datetime().optional(),
  last_date: z.iso.datetime().optional(),
  time: z
    .strictObject({
      type: z.enum(['round-the-clock', 'bounded']),
      start: clock.optional(),
      end: clock.optional(),
      offset: z
        .string()
        .regex(/^[+-]\d\d:\d\d$/)
        .optional(),
    })
    .optional(),
});

const cargo = z.strictObject({
  id: z.int(),
  name: z.string().min(1).max(200),
  weight: z.strictObject({ type: z.enum(['tons', 'kilos']), quantity: z.number().min(0.01).max(9999) }),
  volume: z.strictObject({ quantity: z.number().positive() }),
});

const payment = z.strictObject({
  type: z.enum(['with-bargaining', 'without-bargaining', 'rate-request']),
  hide_counter_offers: z.boolean().optional(),
  direct_offer: z.boolean().optional(),
  currency_type: isOneOf(CURRENCY_TYPES.map(({ Id }) => Id)).optional(),
  rate_with_vat: z.number().positive().optional(),
  rate_without_vat: z.number().positive().optional(),
  cash: z.number().positive().optional(),
  on_card: z.boolean().optional(),
  payment_mode: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('on-unloading') }),
    z.strictObject({ type: z.literal('delayed-payment'), payment_delay_days: z.int().min(1) }),
  ]),
});

/** What is demanded of a load, and nothing beside what is shown somewhere (`docs/exchange.md`). */
export const cargoSchema = z.strictObject({
  cargo_application: z.strictObject({
    external_id: z.string().max(250).optional(),
    note: z.string().max(1000).optional(),
    contacts: z.array(z.int()).min(1),
    route: z.strictObject({
      loading: z.strictObject({ location, dates, cargos: z.array(cargo).min(1) }),
      unloading: z.strictObject({ location }),
      way_points: z
        .array(z.strictObject({ type: z.enum(['loading', 'unloading', 'customs', 'go-through']), location }))
        .max(15)
        .optional(),
      is_round_trip: z.boolean().optional(),
    }),
    truck: z.strictObject({
      trucks_count: z.int().min(1).max(99),
      load_type: z.enum(['ftl', 'dont-care']),
      body_types: z.array(isOneOf(CAR_TYPES.map(({ TypeId }) => TypeId))).min(1),
      temperature: z.strictObject({ from: z.number(), to: z.number() }).optional(),
      adr: z.int().min(0).max(9).optional(),
      is_tracking: z.boolean().optional(),
    }),
    payment,
    boards: z
      .array(z.strictObject({ id: z.literal(COMMON_BOARD), publication_mode: z.literal('now') }))
      .min(1),
  }),
});
export type Cargo = z.infer<typeof cargoSchema>['cargo_application'];
