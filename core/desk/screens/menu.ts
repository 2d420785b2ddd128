import { type Button, line, type Screen } from '../../messages/screen.ts';
import { hasAccount, type Person, type StaffChannel } from '../../people/person.ts';
import type { PartnerRole, StaffRole } from '../../people/role.ts';
import { type Text, t } from '../../texts/text.ts';
import type { Kit, Visitor } from '../kit.ts';
import { rows } from '../prompt.ts';

/** What a menu can offer: a view or a form, and the roles it is for (none: everybody). */
interface Entry {
  key: string;
  action: Button['action'];
  roles?: StaffRole[];
  /** The way to another messenger: offered where that is connected, as long as it is not this person's too. */
  leadsTo?: StaffChannel;
}

const STAFF: Entry[] = [
  { key: 'menu.tasks', action: { do: 'view', view: 'tasks' } },
  { key: 'menu.orders', action: { do: 'view', view: 'orders' } },
  { key: 'menu.deals', action: { do: 'view', view: 'deals' } },
  { key: 'menu.round', action: { do: 'view', view: 'round', arg: 'morningCall' }, roles: ['logistician'] },
  { key: 'menu.newClient', action: { do: 'form', form: 'client.new' }, roles: ['sales'] },
  { key: 'menu.newDeal', action: { do: 'form', form: 'deal.new' }, roles: ['sales', 'head'] },
  {
    key: 'menu.newOrder',
    action: { do: 'form', form: 'transport-order.request' },
    roles: ['sales', 'logistician', 'head'],
  },
  { key: 'menu.newCarrier', action: { do: 'form', form: 'carrier.new' }, roles: ['logistician', 'head'] },
  { key: 'menu.newInvoice', action: { do: 'form', form: 'invoice.new' }, roles: ['accountant'] },
  {
    key: 'menu.newBill',
    action: { do: 'form', form: 'carrier-bill.new' },
    roles: ['logistician', 'accountant'],
  },
  { key: 'menu.clients', action: { do: 'view', view: 'clients' } },
  { key: 'menu.carriers', action: { do: 'view', view: 'carriers' }, roles: ['logistician', 'head'] },
  {
    key: 'menu.report',
    action: { do: 'view', view: 'report' },
    roles: ['sales', 'logistician', 'head', 'director'],
  },
  { key: 'menu.colleagues', action: { do: 'view', view: 'colleagues' }, roles: ['head', 'director'] },
  { key: 'menu.away', action: { do: 'view', view: 'away' } },
  { key: 'menu.notify', action: { do: 'view', view: 'notify' } },
  { key: 'menu.slack', action: { do: 'view', view: 'slack' }, leadsTo: 'slack' },
  { key: 'menu.telegram', action: { do: 'view', view: 'telegram' }, leadsTo: 'telegram-staff' },
  { key: 'menu.language', action: { do: 'view', view: 'language' } },
];

const PARTNERS: (Entry & { as?: PartnerRole[] })[] = [
  { key: 'menu.newOrder', action: { do: 'form', form: 'transport-order.request' }, as: ['client'] },
  { key: 'menu.myOrders', action: { do: 'view', view: 'orders' }, as: ['client'] },
  { key: 'menu.myTrips', action: { do: 'view', view: 'trips' }, as: ['carrier', 'driver'] },
  { key: 'menu.invoices', action: { do: 'view', view: 'bills' }, as: ['client'] },
  { key: 'menu.myBills', action: { do: 'view', view: 'bills' }, as: ['carrier'] },
  { key: 'menu.sendBill', action: { do: 'form', form: 'carrier-bill.new' }, as: ['carrier'] },
  { key: 'menu.language', action: { do: 'view', view: 'language' } },
];

function entriesFor({ ports }: Kit, { person, door }: Visitor): Entry[] {
  if (door === 'partners') {
    const roles = person.memberships.map((membership) => membership.as);
    return PARTNERS.filter(({ as }) => as === undefined || as.some((role) => roles.includes(role)));
  }
  const isFor = ({ roles }: Entry) =>
    roles === undefined || roles.some((role) => person.roles.includes(role));
  const isOpen = ({ leadsTo }: Entry) =>
    leadsTo === undefined || (ports.doors.nameOf(leadsTo) !== null && !hasAccount(person, leadsTo));
  return STAFF.filter((entry) => isFor(entry) && isOpen(entry));
}

function buttonsOf(entries: Entry[]): Button[] {
  return entries.map(({ key, action }) => ({ text: t(key), action }));
}

/** The way in: who you are to us and what can be done here. */
export function menu(kit: Kit, visitor: Visitor): Screen {
  const { person, door } = visitor;
  return {
    title: t('menu.greeting', { name: person.name }),
    lines: [
      line(door === 'partners' ? greeting(person) : t('menu.staff', { roles: { list: roleTexts(person) } })),
    ],
    buttons: rows(buttonsOf(entriesFor(kit, visitor)), 2),
  };
}

function greeting(person: Person): Text {
  if (isClient(person)) return t('menu.partner');
  return t(is(person, 'carrier') ? 'menu.carrier' : 'menu.driver');
}

function isClient(person: Person): boolean {
  return is(person, 'client');
}

function is(person: Person, role: PartnerRole): boolean {
  return person.memberships.some((membership) => membership.as === role);
}

function roleTexts(person: Person) {
  return person.roles.map((role) => t(`role.${role}`));
}

/** `/new`: what this person may start. */
export function newThing(kit: Kit, visitor: Visitor): Screen {
  const forms = entriesFor(kit, visitor).filter((entry) => entry.action.do === 'form');
  return {
    lines: [line(t(forms.length === 0 ? 'menu.nothingNew' : 'menu.whatIsNew'))],
    buttons: rows(buttonsOf(forms), 1),
  };
}

/** `/help`: what can be done here, in a few lines, for this role. */
export function help(visitor: Visitor): Screen {
  const { person, door, channel } = visitor;
  const about =
    door === 'partners'
      ? [isClient(person) ? 'help.partner' : is(person, 'carrier') ? 'help.carrier' : 'help.driver']
      : ['help.staff', ...person.roles.map((role) => `help.role.${role}`)];
  return {
    title: t('help.title'),
    lines: [
      ...about.flatMap((key) => [line(t(key)), 'gap' as const]),
      line(t(channel === 'slack' ? 'help.formsInSlack' : 'help.forms')),
    ],
    buttons: [[{ text: t('menu.open'), action: { do: 'view', view: 'menu' } }]],
  };
}

export function language(): Screen {
  return {
    lines: [line(t('language.choose'))],
    buttons: [
      [
        { text: t('language.ru'), action: { do: 'view', view: 'language', arg: 'ru' } },
        { text: t('language.en'), action: { do: 'view', view: 'language', arg: 'en' } },
      ],
    ],
  };
}
