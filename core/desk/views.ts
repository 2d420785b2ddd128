import type { Screen } from '../messages/screen.ts';
import type { Kit, Visitor } from './kit.ts';
import { setMany } from './many.ts';
import { absence } from './screens/absence.ts';
import { slackAccount, telegramAccount, unlinkSlack } from './screens/accounts.ts';
import { bills } from './screens/bills.ts';
import { carriers, carriersFile, groups, notTheirBook, readsCarriers } from './screens/carriers.ts';
import { files, lookAt } from './screens/case-card.ts';
import { history } from './screens/case-history.ts';
import { chatCodeFor } from './screens/chat-code.ts';
import { owed } from './screens/client-money.ts';
import { clients } from './screens/clients.ts';
import { deals } from './screens/deals.ts';
import { dealsPicture } from './screens/deals-picture.ts';
import { help, language, menu, newThing } from './screens/menu.ts';
import { notify } from './screens/notify.ts';
import { orders, ordersOf, ownOrders } from './screens/orders.ts';
import { overdue } from './screens/overdue.ts';
import { colleagues, invitation, invitees, slackInvitation } from './screens/people.ts';
import { report, round } from './screens/round.ts';
import { tasks } from './screens/tasks.ts';
import { trips } from './screens/trips.ts';

/** A screen by its name: what it is about, and a page. */
export interface View {
  view: string;
  arg?: string;
  page?: number;
}

/** Commands that open a view, at either door. */
export const COMMANDS: Record<string, { view: string; door?: Visitor['door'] }> = {
  start: { view: 'menu' },
  menu: { view: 'menu' },
  new: { view: 'new' },
  tasks: { view: 'tasks', door: 'staff' },
  clients: { view: 'clients', door: 'staff' },
  carriers: { view: 'carriers', door: 'staff' },
  round: { view: 'round', door: 'staff' },
  report: { view: 'report', door: 'staff' },
  colleagues: { view: 'colleagues', door: 'staff' },
  away: { view: 'away', door: 'staff' },
  notify: { view: 'notify', door: 'staff' },
  slack: { view: 'slack', door: 'staff' },
  telegram: { view: 'telegram', door: 'staff' },
  orders: { view: 'orders' },
  deals: { view: 'deals', door: 'staff' },
  trips: { view: 'trips', door: 'partners' },
  bills: { view: 'bills', door: 'partners' },
  language: { view: 'language' },
  help: { view: 'help' },
};

/** Undefined for what is no command: the name comes from people, who may type any word. */
export function commandNamed(name: string): (typeof COMMANDS)[string] | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}

/** Opens a screen; null when it is not this person's to see, or not there. */
export async function openView(
  kit: Kit,
  visitor: Visitor,
  { view, arg, page = 0 }: View,
): Promise<Screen | null> {
  const staff = visitor.door === 'staff';
  switch (view) {
    case 'menu':
      return menu(kit, visitor);
    case 'new':
      return newThing(kit, visitor);
    case 'help':
      return help(visitor);
    case 'language':
      return chooseLanguage(kit, visitor, arg);
    case 'case':
      return arg === undefined ? null : lookAt(kit, visitor, arg);
    case 'orders':
      if (staff) return orders(kit, visitor, arg, page);
      return isClient(visitor) ? ownOrders(kit, visitor, page) : trips(kit, visitor, page);
    case 'ordersof':
      return staff && arg !== undefined ? ordersOf(kit, visitor, arg, page) : null;
    case 'deals':
      return staff ? deals(kit, visitor, arg, page) : null;
    case 'dealspicture':
      return staff ? dealsPicture(kit, visitor, arg) : null;
    case 'owed':
      return arg === undefined ? null : owed(kit, visitor, arg, page);
    case 'overdue':
      return arg === undefined ? null : overdue(kit, visitor, arg, page);
    case 'trips':
      return staff ? null : trips(kit, visitor, page);
    case 'bills':
      return staff ? null : bills(kit, visitor, page);
    case 'many':
      return staff && arg !== undefined ? setMany(kit, visitor, arg) : null;
    case 'tasks':
      return staff ? tasks(kit, visitor, page) : null;
    case 'clients':
      return staff ? clients(kit, visitor, arg, page) : null;
    case 'carriers':
      if (!staff) return null;
      return readsCarriers(visitor) ? carriers(kit, visitor, arg, page) : notTheirBook(kit, visitor);
    case 'carriersfile':
      return staff ? carriersFile(kit, visitor, arg) : null;
    case 'groups':
      return staff && readsCarriers(visitor) ? groups(kit, visitor, page) : null;
    case 'chatcode':
      return arg === undefined ? null : chatCodeFor(kit, visitor, arg);
    case 'round':
      return staff ? round(kit, visitor, page) : null;
    case 'report':
      return staff ? report(kit, page) : null;
    case 'colleagues':
      return staff ? colleagues(kit, visitor, page) : null;
    case 'away':
      return staff ? absence(kit, visitor) : null;
    case 'notify':
      return staff ? notify(kit, visitor, arg) : null;
    case 'slack':
      return staff ? slackAccount(kit, visitor, arg) : null;
    case 'unlink':
      return staff && arg !== undefined ? unlinkSlack(kit, visitor, arg) : null;
    case 'telegram':
      return staff ? telegramAccount(kit, visitor) : null;
    case 'history':
      return arg === undefined ? null : history(kit, visitor, arg, page);
    case 'files':
      return arg === undefined ? null : files(kit, visitor, arg);
    case 'invitees':
      return arg === undefined ? null : invitees(kit, visitor, arg);
    case 'slackinvite':
      return arg === undefined ? null : slackInvitation(kit, visitor, arg);
    case 'invite':
      return arg === undefined ? null : invitation(kit, visitor, arg);
    default:
      return null;
  }
}

/** Carriers and drivers have trips where a client has orders. */
function isClient({ person }: Visitor): boolean {
  return person.memberships.some(({ as }) => as === 'client');
}

async function chooseLanguage(kit: Kit, visitor: Visitor, chosen: string | undefined): Promise<Screen> {
  if (chosen !== 'ru' && chosen !== 'en') return language();
  await kit.ports.people.update(visitor.person.id, { locale: chosen });
  visitor.person.locale = chosen;
  return menu(kit, visitor);
}
