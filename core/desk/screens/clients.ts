import type { Case } from '../../cases/case.ts';
import { type Button, line, type Screen } from '../../messages/screen.ts';
import type { Party } from '../../people/party.ts';
import type { Deal } from '../../processes/deal/context.ts';
import { quoted } from '../../texts/fit.ts';
import { t } from '../../texts/text.ts';
import { companyKey } from '../../values/company-name.ts';
import { parsePhone } from '../../values/index.ts';
import type { Kit, Visitor } from '../kit.ts';
import { foundButton } from './deal-line.ts';
import { orderButton } from './order-line.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** A company that is opened by its name. */
export function partyButton(party: Party): Button[] {
  return [
    {
      text: t('clients.button', {
        name: party.name,
        stage: { text: t(`${party.kind}.stage.${party.stage}`) },
      }),
      action: { do: 'view', view: 'case', arg: party.id },
    },
  ];
}

/** `/clients`: one's own first; heads and others see everybody's. */
export async function clients(
  kit: Kit,
  { person }: Visitor,
  arg: string | undefined,
  page: number,
): Promise<Screen> {
  const { directory } = kit.ports;
  const own = { kind: 'client' as const, person: person.id };
  const ownCount = await directory.count(own);
  const mine = arg === 'mine' || (arg === undefined && ownCount > 0);
  const query = mine ? own : { kind: 'client' as const };
  const total = mine ? ownCount : await directory.count(query);
  const other: Button[] = mine
    ? [{ text: t('clients.all'), action: { do: 'view', view: 'clients', arg: 'all' } }]
    : [{ text: t('clients.mine'), action: { do: 'view', view: 'clients', arg: 'mine' } }];
  if (total === 0) {
    const add: Button[][] = person.roles.includes('sales')
      ? [[{ text: t('menu.newClient'), action: { do: 'form', form: 'client.new' } }]]
      : [];
    return {
      title: t('clients.title', { n: 0 }),
      lines: [line(t('clients.none'))],
      buttons: [...add, other],
    };
  }
  const found = await directory.list({ ...query, skip: page * PAGE, limit: PAGE });
  return {
    title: t(mine ? 'clients.titleMine' : 'clients.title', { n: total }),
    lines: [line(t('clients.hint'))],
    buttons: [
      ...found.map(partyButton),
      ...pager('clients', mine ? 'mine' : 'all', page, Math.ceil(total / PAGE)),
      other,
    ],
  };
}

/** Orders by number, plate, city or client; where there are none, trucks: `12/1`, or by the carrier's name. */
async function ordersLike(kit: Kit, { person }: Visitor, text: string): Promise<Button[][]> {
  const orders = await kit.ports.cases.find('transport-order', text, PAGE);
  if (orders.length > 0)
    return Promise.all(orders.map(async (order) => [await orderButton(kit, order, person)]));
  const trips = await kit.ports.cases.find('trip', text, PAGE);
  return trips.map((trip) => [
    {
      text: kit.cases.process(trip.process).title(trip),
      action: { do: 'view', view: 'case', arg: trip.id },
    },
  ]);
}

/** Deals by number or client. */
async function dealsLike(kit: Kit, text: string): Promise<Button[][]> {
  const found = (await kit.ports.cases.find('deal', text, PAGE)) as Case<Deal>[];
  return found.map((deal) => [foundButton(deal)]);
}

/** Companies of the person with this phone. */
async function partiesByPhone(kit: Kit, text: string): Promise<Party[]> {
  const phone = parsePhone(text);
  const person = phone.ok ? await kit.ports.people.byPhone(phone.value.e164) : null;
  return person === null ? [] : kit.ports.directory.many(person.memberships.map((m) => m.partyId));
}

/** Whoever types the name of a company, or how it begins, means the company before all that it takes part in. */
function isNamed(name: string, typed: string): boolean {
  return companyKey(name).startsWith(companyKey(typed));
}

/** The name itself comes before those that only begin so. */
function byLength(one: Party, other: Party): number {
  return companyKey(one.name).length - companyKey(other.name).length;
}

/** What was typed outside any form is a search: name, INN, city, number, plate, phone; typos forgiven. */
export async function search(kit: Kit, visitor: Visitor, text: string): Promise<Screen> {
  const [clientsFound, carriersFound] = await Promise.all([
    kit.ports.directory.search('client', text, PAGE),
    kit.ports.directory.search('carrier', text, 3),
  ]);
  const cases = [...(await ordersLike(kit, visitor, text)), ...(await dealsLike(kit, text))];
  const parties = new Map(
    [...clientsFound, ...carriersFound, ...(await partiesByPhone(kit, text))].map((p) => [p.id, p]),
  );
  const found = [...parties.values()];
  const named = found.filter(({ name }) => isNamed(name, text)).toSorted(byLength);
  const others = found.filter((party) => !named.includes(party));
  if (found.length + cases.length === 0) {
    return {
      lines: [line(t('search.nothing', { typed: quoted(text) }))],
      buttons: [[{ text: t('menu.clients'), action: { do: 'view', view: 'clients' } }]],
    };
  }
  return {
    title: t('search.found', { n: found.length + cases.length }),
    lines: [],
    buttons: [...named.map(partyButton), ...cases, ...others.map(partyButton)],
  };
}
