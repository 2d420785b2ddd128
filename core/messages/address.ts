import type { Case } from '../cases/case.ts';
import type { Recipient } from '../cases/effect.ts';
import { namedIn, partnersOf } from '../cases/rights.ts';
import { absenceAt } from '../people/absence.ts';
import { chatOf } from '../people/chat.ts';
import { type Channel, type Identity, isOpen, isStaffChannel, type Person } from '../people/person.ts';
import { isCaseRole, isPartnerRole, isStaffRole, type PartnerRole, type Role } from '../people/role.ts';
import type { People } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';

/**
 * Where a person is spoken to: colleagues in the staff's messengers, everyone else in the partners' one. A colleague
 * says in which; without a word, or while that one cannot be reached, it is the one that was linked last.
 */
export function channelsOf({ roles, identities, notify }: Person): Channel[] {
  if (roles.length === 0) return ['telegram-partners'];
  const linked = identities.filter(({ channel }) => isStaffChannel(channel));
  const open = linked.filter(isOpen).map(({ channel }) => channel);
  const where = notify?.where;
  if (where === 'both' && open.length > 0) return open;
  if (where !== undefined && where !== 'both' && open.includes(where)) return [where];
  return [open.at(-1) ?? linked.at(-1)?.channel ?? 'telegram-staff'];
}

/** Whether a message to this person can leave now. */
export function isReachable(person: Person): boolean {
  const channels = channelsOf(person);
  return (
    person.dismissedAt === undefined &&
    person.identities.some((identity) => channels.includes(identity.channel) && isOpen(identity))
  );
}

/** Where letters to this person go; undefined without an address, and where the server refused it for good. */
export function mailOf({ email, mailRefused, dismissedAt }: Person): string | undefined {
  return dismissedAt === undefined && email !== mailRefused?.address ? email : undefined;
}

/** Where a channel finds this person; e-mail needs no account of ours. */
export function accountOf(person: Person, channel: Channel): Identity | undefined {
  if (channel !== 'email') return person.identities.find((identity) => identity.channel === channel);
  const address = mailOf(person);
  return address === undefined ? undefined : { channel, userId: person.id, chatId: address.toLowerCase() };
}

/** What there is to reach people with. */
export interface Reach {
  /** The companies to which a letter goes; undefined: what is told goes to chats only. */
  letterTo?: string[];
  isMailInUse: boolean;
}

/** By which channels a person can be reached: the chat if linked, and for a letter e-mail. */
export function waysTo(person: Person, { letterTo, isMailInUse }: Reach): Channel[] {
  const chat = isReachable(person) ? channelsOf(person) : [];
  const isPartner = person.roles.length === 0 && letterTo !== undefined;
  const mail: Channel[] = isPartner && isMailInUse && mailOf(person) !== undefined ? ['email'] : [];
  return [...chat, ...mail];
}

/**
 * By which of them this person is to hear: the chat, else e-mail; the one or both as the contact asked (G-09). None:
 * nobody can be told so.
 */
export function channelsTo(person: Person, reach: Reach): Channel[] {
  const ways = waysTo(person, reach);
  if (ways.length < 2 || !ways.includes('email')) return ways;
  const companies = person.memberships.filter(({ partyId }) => reach.letterTo?.includes(partyId));
  const liked = companies.map(({ channel }) => channel);
  if (liked.includes('both')) return ways;
  return ways.filter((one) => (one === 'email') === liked.includes('email'));
}

/** Companies for which these people speak; drivers hear of their own trips only. */
export function companiesOf(people: Person[]): string[] {
  const spokenFor = people.flatMap(({ memberships }) => memberships.filter(({ as }) => as !== 'driver'));
  return [...new Set(spokenFor.map(({ partyId }) => partyId))].toSorted();
}

/**
 * The people meant at a moment (ISO): the holder of a role in the case; without a holder, everyone who has the role; the
 * heads, where the holder has left. Beside whoever is away, the substitute. Whether they can be reached is another
 * matter.
 */
export async function meant(
  people: People,
  process: Process,
  current: Case,
  to: Recipient,
  at: string,
): Promise<Person[]> {
  if ('person' in to) return present(await people.many([to.person]));
  if ('chat' in to) return present(await people.many([chatOf(to.chat)]));
  if ('party' in to) return present(await people.ofParty(to.party)).filter(isContactOf([to.party]));
  if ('parties' in to) return present(await people.ofParties(to.parties)).filter(isContactOf(to.parties));
  return byRole(people, process, current, to.role, at);
}

/** The people meant, without those contacts and chats that cannot be reached. */
export async function addressees(
  people: People,
  process: Process,
  current: Case,
  to: Recipient,
  at: string,
): Promise<Person[]> {
  const found = await meant(people, process, current, to, at);
  return 'person' in to || 'role' in to ? found : found.filter(isReachable);
}

/** The companies to which something is told. */
export function companiesMeant(process: Process, { context }: Case, to: Recipient): string[] {
  if ('parties' in to) return to.parties;
  if ('party' in to) return [to.party];
  if ('role' in to && isPartnerRole(to.role)) return partnersOf(process, context, to.role);
  return [];
}

export async function byRole(
  people: People,
  process: Process,
  current: Case,
  role: Role,
  at: string,
): Promise<Person[]> {
  const found = await inRole(people, process, current, role);
  // Rights over people are nobody's to stand in for.
  const all = process.inPerson === true ? found : await withSubstitutes(people, found, at);
  const barred = role === 'approver' ? (process.barred?.(current.context) ?? []) : [];
  return all.filter(({ id }) => !barred.includes(id));
}

/** The same people, and the substitutes of those who are away at a moment (ISO). */
export async function withSubstitutes(people: People, found: Person[], at: string): Promise<Person[]> {
  const there = new Set(found.map(({ id }) => id));
  const substitutes = found.flatMap((person) => absenceAt(person, at)?.substitute ?? []);
  const others = [...new Set(substitutes)].filter((id) => !there.has(id));
  return others.length === 0 ? found : [...found, ...present(await people.many(others))];
}

async function inRole(people: People, process: Process, current: Case, role: Role): Promise<Person[]> {
  if (isCaseRole(role)) return namedPeople(people, namedIn(process, current.context, role));
  const holder = process.holders(current.context)[role];
  const [person] = holder === undefined ? [] : await people.many([holder]);
  if (person !== undefined && person.dismissedAt === undefined) return [person];
  if (person !== undefined && isStaffRole(role)) {
    // The holder left: the heads find somebody else.
    const heads = await people.byRole('head');
    if (heads.length > 0) return heads;
  }
  if (isStaffRole(role)) return people.byRole(role);
  return role === 'caravan' ? [] : partnersBy(people, process, current, role);
}

/** Those who are named; the heads, where all of them have left. */
async function namedPeople(people: People, ids: string[]): Promise<Person[]> {
  const found = ids.length === 0 ? [] : present(await people.many(ids));
  return ids.length > 0 && found.length === 0 ? people.byRole('head') : found;
}

/** The people of a case's company; where it has several, of all of them. */
export async function peopleOf(people: People, process: Process, { context }: Case): Promise<Person[]> {
  const { partyId, partyIds = [] } = process.index(context);
  return people.ofParties(partyId === undefined ? partyIds : [partyId]);
}

/** Everybody of the companies that hold a partner's role in the case. */
async function partnersBy(
  people: People,
  process: Process,
  current: Case,
  role: PartnerRole,
): Promise<Person[]> {
  const parties = partnersOf(process, current.context, role);
  const holds = (person: Person) =>
    person.memberships.some((m) => m.as === role && parties.includes(m.partyId));
  return present(await people.ofParties(parties)).filter(holds);
}

/**
 * Who is asked to do a stage's task. A partner who cannot be reached in a chat is stood in for: a driver by his
 * carrier, and anybody by the logistician, who will phone.
 */
export async function performers(
  people: People,
  process: Process,
  current: Case,
  owner: Role,
  at: string,
): Promise<Person[]> {
  const owners = await byRole(people, process, current, owner, at);
  if (!isPartnerRole(owner)) return owners;
  const reached = owners.filter(isReachable);
  if (reached.length > 0) return reached;
  return performers(people, process, current, owner === 'driver' ? 'carrier' : 'logistician', at);
}

/** Somebody with whom one of the companies is spoken to; its drivers hear of their own trips only. */
function isContactOf(parties: string[]) {
  const companies = new Set(parties);
  return (person: Person): boolean =>
    person.memberships.some((m) => companies.has(m.partyId) && m.as !== 'driver');
}

/** Whether anybody with whom the company is spoken to can be reached in a chat. */
export async function isReachedInChat(people: Pick<People, 'ofParty'>, party: string): Promise<boolean> {
  return present(await people.ofParty(party))
    .filter(isReachable)
    .some(isContactOf([party]));
}

function present(found: Person[]): Person[] {
  return found.filter((person) => person.dismissedAt === undefined);
}
