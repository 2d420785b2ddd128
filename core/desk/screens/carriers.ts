import { exportCarriers } from '../../imports/carrier-export.ts';
import { type Button, line, type Screen } from '../../messages/screen.ts';
import type { StaffRole } from '../../people/role.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { mayOpen } from '../may-open.ts';
import { partyButton } from './clients.ts';
import { pager } from './pager.ts';

const PAGE = 8;

/** Who works with carriers, or pays them. */
const READERS: StaffRole[] = ['logistician', 'head', 'accountant', 'director'];

export function readsCarriers({ person }: Visitor): boolean {
  return person.roles.some((role) => READERS.includes(role));
}

/** Who does not work with carriers hears who does, and goes on with what is theirs. */
export function notTheirBook(kit: Kit, visitor: Visitor): Screen {
  const orders = mayOpen(kit, visitor, { process: 'transport-order', form: 'request' }, null);
  const add: Button = { text: t('menu.newOrder'), action: { do: 'form', form: 'transport-order.request' } };
  const back: Button = { text: t('menu.open'), action: { do: 'view', view: 'menu' } };
  return { lines: [line(t('carriers.notYours'))], buttons: [...(orders ? [[add]] : []), [back]] };
}

const FILTERS: Record<string, Text> = {
  renewal: t('carriers.filter.renewal'),
  denied: t('carriers.filter.denied'),
  retired: t('carriers.filter.retired'),
};

/** The book of carriers by name, or only those at one stage (`filter`). */
export async function carriers(
  kit: Kit,
  visitor: Visitor,
  filter: string | undefined,
  page: number,
): Promise<Screen> {
  const { directory } = kit.ports;
  const stage = filter !== undefined && filter in FILTERS ? filter : undefined;
  const query = { kind: 'carrier' as const, ...(stage === undefined ? {} : { stage }) };
  const total = await directory.count(query);
  const found = await directory.list({ ...query, skip: page * PAGE, limit: PAGE });
  const none = t(stage === undefined ? 'carriers.none' : 'carriers.noneHere');
  return {
    title: t('carriers.title', { n: total }),
    lines: [line(total === 0 ? none : t('carriers.hint'))],
    buttons: [
      ...found.map(partyButton),
      ...pager('carriers', stage, page, Math.ceil(total / PAGE)),
      filters(stage),
      more(kit, visitor),
      tables(kit, visitor),
    ],
  };
}

function filters(stage: string | undefined): Button[] {
  const all: Button = { text: t('carriers.filter.all'), action: { do: 'view', view: 'carriers' } };
  const others = Object.entries(FILTERS)
    .filter(([name]) => name !== stage)
    .map(([name, text]): Button => ({ text, action: { do: 'view', view: 'carriers', arg: name } }));
  return stage === undefined ? others : [all, ...others];
}

function more(kit: Kit, visitor: Visitor): Button[] {
  const adds = mayOpen(kit, visitor, { process: 'carrier', form: 'new' }, null);
  return [
    ...(adds ? [{ text: t('menu.newCarrier'), action: { do: 'form' as const, form: 'carrier.new' } }] : []),
    { text: t('groups.open'), action: { do: 'view', view: 'groups' } },
  ];
}

/** The book as a table, for those who may change it. */
function tables(kit: Kit, visitor: Visitor): Button[] {
  if (!mayOpen(kit, visitor, { process: 'carrier-import', form: 'new' }, null)) return [];
  return [
    { text: t('carriers.export'), action: { do: 'view', view: 'carriersfile' } },
    { text: t('carriers.import'), action: { do: 'form', form: 'carrier-import.new' } },
    { text: t('carriers.template'), action: { do: 'view', view: 'carriersfile', arg: 'template' } },
  ];
}

/** The book, or a table to be filled in, as a file. */
export async function carriersFile(
  kit: Kit,
  visitor: Visitor,
  arg: string | undefined,
): Promise<Screen | null> {
  if (!mayOpen(kit, visitor, { process: 'carrier-import', form: 'new' }, null)) return null;
  const isTemplate = arg === 'template';
  const file = await exportCarriers(kit.ports, visitor.person.id, isTemplate);
  const back: Button = { text: t('menu.carriers'), action: { do: 'view', view: 'carriers' } };
  return {
    lines: [line(t(isTemplate ? 'carriers.templateReady' : 'carriers.exportReady'))],
    buttons: [[back]],
    files: [file],
  };
}

/** Groups of carriers, the newest first. */
export async function groups(kit: Kit, visitor: Visitor, page: number): Promise<Screen> {
  const query = { process: 'carrier-group', closed: false };
  const total = await kit.ports.cases.count(query);
  const found = await kit.ports.cases.list({ ...query, skip: page * PAGE, limit: PAGE });
  const { title } = kit.cases.process('carrier-group');
  const add: Button = { text: t('groups.new'), action: { do: 'form', form: 'carrier-group.new' } };
  return {
    title: t('groups.title', { n: total }),
    lines: [line(t(total === 0 ? 'groups.none' : 'groups.hint'))],
    buttons: [
      ...found.map((group): Button[] => [
        { text: title(group), action: { do: 'view', view: 'case', arg: group.id } },
      ]),
      ...pager('groups', undefined, page, Math.ceil(total / PAGE)),
      ...(mayOpen(kit, visitor, { process: 'carrier-group', form: 'new' }, null) ? [[add]] : []),
    ],
  };
}
