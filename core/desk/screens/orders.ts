import { type Button, line, type Screen } from '../../messages/screen.ts';
import { standsInFor } from '../../people/absence.ts';
import type { CaseQuery } from '../../ports/cases.port.ts';
import { t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayOpen } from '../may-open.ts';
import { rows } from '../prompt.ts';
import { FILTER_NAMES, FILTERS, type Filter, filterQuery, isFilter } from './order-filters.ts';
import { orderButton } from './order-line.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** Whose orders are listed, and which of them; in a button as `mine.search`. */
interface Listing {
  scope: 'mine' | 'all';
  filter: Filter;
}

/** `/orders` of a colleague: own ones first (for those who lead, everybody's), narrowed by what they wait for. */
export async function orders(
  kit: Kit,
  visitor: Visitor,
  arg: string | undefined,
  page: number,
): Promise<Screen> {
  const { cases } = kit.ports;
  const { scope, filter } = await listingOf(kit, visitor, arg);
  const people = scope === 'mine' ? mine(kit, visitor) : undefined;
  const queries = await Promise.all(FILTERS.map((one) => filterQuery(kit, one, people)));
  const counts = await Promise.all(queries.map((query) => cases.count(query)));
  const at = FILTERS.indexOf(filter);
  const total = counts[at] ?? 0;
  const query = queries[at] as CaseQuery;
  const found = await cases.list({ ...query, skip: page * PAGE, limit: PAGE });
  const shown = FILTERS.map((one, index) => ({ one, n: counts[index] ?? 0 })).filter(
    ({ one, n }) => n > 0 || one === filter || one === 'open',
  );
  const filters = shown.map(({ one, n }): Button => {
    const params = { filter: { text: FILTER_NAMES[one] }, n };
    return {
      text: one === filter ? t('orders.filterOn', params) : t('orders.filterOff', params),
      action: { do: 'view', view: 'orders', arg: `${scope}.${one}` },
    };
  });
  const other: Button =
    scope === 'mine'
      ? { text: t('orders.all'), action: { do: 'view', view: 'orders', arg: `all.${filter}` } }
      : { text: t('orders.mine'), action: { do: 'view', view: 'orders', arg: `mine.${filter}` } };
  return {
    title: scope === 'mine' ? t('orders.titleMine', { n: total }) : t('orders.title', { n: total }),
    ...(total === 0 ? { lines: [line(t('orders.noneSuch'))] } : { lines: [], hint: t('orders.hint') }),
    buttons: [
      ...(await Promise.all(found.map(async (order) => [await orderButton(kit, order, visitor.person)]))),
      ...pager('orders', `${scope}.${filter}`, page, Math.ceil(total / PAGE)),
      ...rows(filters, 2),
      [other],
      ...newOrder(kit, visitor, undefined),
    ],
  };
}

/** What was asked for; unasked, the open ones: a colleague's own if there are any, everybody's for heads and directors. */
async function listingOf(kit: Kit, visitor: Visitor, arg = ''): Promise<Listing> {
  const { roles } = visitor.person;
  const [scope, named] = arg.split('.');
  const filter = isFilter(named) ? named : 'open';
  if (scope === 'mine' || scope === 'all') return { scope, filter };
  if (roles.includes('head') || roles.includes('director')) return { scope: 'all', filter };
  const held = { process: 'transport-order', closed: false, person: mine(kit, visitor) };
  const own = await kit.ports.cases.count(held);
  return { scope: own > 0 ? 'mine' : 'all', filter };
}

/** The colleague, and those for whom the colleague stands in now. */
function mine({ ports }: Kit, { person }: Visitor): string[] {
  return [person.id, ...standsInFor(person, ports.clock.now())];
}

/** A client's own requests, newest first. */
export async function ownOrders(kit: Kit, visitor: Visitor, page: number): Promise<Screen> {
  const own = visitor.person.memberships.filter((m) => m.as === 'client').map((m) => m.partyId);
  return ordersOfParties(kit, visitor, own, page);
}

/** The orders of one client, for a colleague. */
export async function ordersOf(kit: Kit, visitor: Visitor, client: string, page: number): Promise<Screen> {
  return ordersOfParties(kit, visitor, [client], page, client);
}

async function ordersOfParties(
  kit: Kit,
  visitor: Visitor,
  partyIds: string[],
  page: number,
  client?: string,
): Promise<Screen> {
  const query = { process: 'transport-order', partyIds };
  const total = partyIds.length === 0 ? 0 : await kit.ports.cases.count(query);
  const adds = newOrder(kit, visitor, client);
  if (total === 0)
    return { title: t('orders.title', { n: 0 }), lines: [line(t('orders.none'))], buttons: adds };
  const process = kit.cases.process('transport-order');
  const found = await kit.ports.cases.list({ ...query, skip: page * PAGE, limit: PAGE });
  // A client sees the name of the order: what it waits for inside the company is nobody else's.
  const buttons = found.map(async (current): Promise<Button[]> => {
    const action = { do: 'view' as const, view: 'case', arg: current.id };
    return [
      client === undefined
        ? { text: process.title(current), action }
        : await orderButton(kit, current, visitor.person),
    ];
  });
  return {
    title: t('orders.title', { n: total }),
    lines: [],
    buttons: [
      ...(await Promise.all(buttons)),
      ...pager(client === undefined ? 'orders' : 'ordersof', client, page, Math.ceil(total / PAGE)),
      ...adds,
    ],
  };
}

/** The way to a new order, for those who may open one. */
function newOrder(kit: Kit, visitor: Visitor, client: string | undefined): Button[][] {
  if (!mayOpen(kit, visitor, { process: 'transport-order', form: 'request' }, null)) return [];
  const arg = client === undefined ? {} : { arg: client };
  return [[{ text: t('menu.newOrder'), action: { do: 'form', form: 'transport-order.request', ...arg } }]];
}
