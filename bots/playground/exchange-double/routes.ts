import { z } from 'zod';
import { type Cargo, cargoSchema } from './cargo-schema.ts';
import { CAR_TYPES, CURRENCY_TYPES, suggest } from './dictionaries.ts';
import type { Market, PostedLoad } from './market.ts';

export interface Reply {
  status: number;
  body: unknown;
}

/** People of the company who may stand in a load; the first is the one whose key it is. */
export interface Contact {
  id: number;
  name: string;
}

export interface Exchange {
  market: Market;
  contacts: [Contact, ...Contact[]];
  /** Posts that are still left today. */
  left: number;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
/** The newer methods write small letters. */
const refused = (status: number, error: string, reason: string, more: object = {}): Reply => ({
  status,
  body: { error, reason, ...more },
});
/** The older ones write capitals. */
const refusedOld = (status: number, code: string, Reason: string): Reply => ({
  status,
  body: { Error: code, Reason, ErrorsList: [] },
});

const asked = z.strictObject({
  prefix: z.string().min(1),
  suggestion_types: z.literal(1),
  limit: z.int().min(1).max(50).optional(),
});

type Route = [method: string, path: RegExp, answer: (exchange: Exchange, id: string, body: unknown) => Reply];

/** The methods that the adapter may use, each strict; anything else is not there. */
const ROUTES: Route[] = [
  ['GET', /^\/v1\.0\/dictionaries\/carTypes$/, () => ok(CAR_TYPES)],
  ['GET', /^\/v1\.0\/dictionaries\/currencyTypes$/, () => ok(CURRENCY_TYPES)],
  ['GET', /^\/v1\.0\/firms\/contacts$/, ({ contacts }) => ok(contacts.map(toldContact))],
  ['GET', /^\/v1\.0\/firms\/contact$/, ({ contacts: [own] }) => ok(toldContact(own))],
  [
    'POST',
    /^\/gw\/gis-dict\/v1\/autocomplete\/suggestions$/,
    (_, __, body) => {
      const read = asked.safeParse(body);
      if (!read.success) return refused(400, 'json_validation_error', 'bad request');
      return ok({ suggestions: suggest(read.data.prefix, read.data.limit ?? 10) });
    },
  ],
  ['GET', /^\/v1\.0\/loads$/, ({ market }) => ok(market.loads.map(toldOwn))],
  ['POST', /^\/v2\/cargos$/, (exchange, _, body) => post(exchange, body)],
  ['PUT', /^\/v2\/cargos\/([\w-]+)$/, (exchange, id, body) => change(exchange, id, body)],
  [
    'DELETE',
    /^\/v1\.0\/loads\/([\w-]+)$/,
    ({ market }, id) => (market.remove(id) ? ok(null) : refusedOld(404, 'load_not_found_error', 'нет груза')),
  ],
  [
    'GET',
    /^\/v1\.0\/loads\/new\/([\w-]+)\/responses$/,
    ({ market }, id) =>
      market.load(id) === undefined
        ? refusedOld(404, 'load_not_found_error', 'нет груза')
        : ok(market.responsesTo(id)),
  ],
];

export function answer(exchange: Exchange, method: string, path: string, body: unknown): Reply {
  for (const [wanted, pattern, handle] of ROUTES) {
    const match = wanted === method ? pattern.exec(path) : null;
    if (match !== null) return handle(exchange, match[1] ?? '', body);
  }
  return refused(404, 'not_found', 'no such method');
}

function post(exchange: Exchange, body: unknown): Reply {
  const cargo = judged(exchange, body);
  if ('status' in cargo) return cargo;
  const twin = exchange.market.likeIt(cargo);
  if (twin !== undefined) return conflict(twin);
  if (exchange.left <= 0) return refused(429, 'cargos_limit_reached', 'дневной лимит');
  exchange.left -= 1;
  return ok(toldPosted(exchange.market.post(cargo)));
}

function change(exchange: Exchange, id: string, body: unknown): Reply {
  const load = exchange.market.load(id);
  if (load === undefined) return refused(404, 'load_not_found_error', 'нет груза');
  const cargo = judged(exchange, body);
  if ('status' in cargo) return cargo;
  const twin = exchange.market.likeIt(cargo, id);
  return twin === undefined ? ok(toldPosted(exchange.market.change(load, cargo))) : conflict(twin);
}

function judged({ contacts }: Exchange, body: unknown): Cargo | Reply {
  const read = cargoSchema.safeParse(body);
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => ({
      property: path.join('.'),
      reason: message,
    }));
    const known = ['city_not_found_error', 'dictionary_element_not_found_error'];
    const code = errors.find(({ reason }) => known.includes(reason))?.reason ?? 'json_validation_error';
    return refused(400, code, 'ошибка в запросе', { error_list: errors });
  }
  const cargo = read.data.cargo_application;
  if (!cargo.contacts.every((id) => contacts.some((one) => one.id === id)))
    return refused(403, 'access_denied_error', 'чужой контакт');
  return cargo;
}

function conflict(twin: PostedLoad): Reply {
  return refused(409, 'load_conflict_error', 'Найден дубликат в грузах', { conflict_load_id: twin.id });
}

function toldPosted({ id, number, cargo }: PostedLoad): object {
  return { cargo_application: { ...cargo, cargo_application_id: id, cargo_application_number: number } };
}

function toldOwn({ id, number, cargo }: PostedLoad): object {
  return {
    Id: id,
    LoadNumber: number,
    OrderNumber: cargo.external_id ?? null,
    Source: 'public-cargos-api',
    ContactId1: cargo.contacts[0],
  };
}

function toldContact({ id, name }: Contact): object {
  return { id, name, is_deleted: false, is_visible: true };
}
