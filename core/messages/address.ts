import type { Case } from '../cases/case.ts';
import type { Recipient } from '../cases/effect.ts';
import { partnersOf } from '../cases/rights.ts';
import { chatOf } from '../people/chat.ts';
import type { Channel, Person } from '../people/person.ts';
import { isStaffRole, type PartnerRole, type Role } from '../people/role.ts';
import type { People } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';

/** Where a person is reached: colleagues in the staff's messenger, everyone else in the partners'. */
export function channelOf(person: Person): Channel {
  return person.roles.length > 0 ? 'telegram-staff' : 'telegram-partners';
}

/** Whether a message to this person can leave now. */
export function isReachable(person: Person): boolean {
  const channel = channelOf(person);
  return (
    person.dismissedAt === undefined &&
    person.identities.some((i) => i.channel === channel && i.blockedAt === undefined)
  );
}

/** Companies for which these people speak; drivers hear of their own trips only. */
export function companiesOf(people: Person[]): string[] {
  const spokenFor = people.flatMap(({ memberships }) => memberships.filter(({ as }) => as !== 'driver'));
  return [...new Set(spokenFor.map(({ partyId }) => partyId))].toSorted();
}

/**
 * The people meant: the holder of a role in the case; without a holder, everyone who has the role; the heads, where the
 * holder has left.
 */
export async function addressees(
  people: People,
  process: Process,
  current: Case,
  to: Recipient,
): Promise<Person[]> {
  if ('person' in to) return present(await people.many([to.person]));
  if ('chat' in to) return present(await people.many([chatOf(to.chat)])).filter(isReachable);
  if ('party' in to) return present(await people.ofParty(to.party)).filter(isContactOf([to.party]));
  if ('parties' in to) return present(await people.ofParties(to.parties)).filter(isContactOf(to.parties));
  return byRole(people, process, current, to.role);
}

export async function byRole(people: People, process: Process, current: Case, role: Role): Promise<Person[]> {
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
): Promise<Person[]> {
  const owners = await byRole(people, process, current, owner);
  if (isStaffRole(owner) || owner === 'caravan') return owners;
  const reached = owners.filter(isReachable);
  if (reached.length > 0) return reached;
  return performers(people, process, current, owner === 'driver' ? 'carrier' : 'logistician');
}

/** Somebody with whom one of the companies is spoken to; its drivers hear of their own trips only. */
function isContactOf(parties: string[]) {
  const meant = new Set(parties);
  return (person: Person): boolean =>
    isReachable(person) && person.memberships.some((m) => meant.has(m.partyId) && m.as !== 'driver');
}

/** Whether anybody with whom the company is spoken to can be reached in a chat. */
export async function isReachedInChat(people: Pick<People, 'ofParty'>, party: string): Promise<boolean> {
  return present(await people.ofParty(party)).some(isContactOf([party]));
}

function present(found: Person[]): Person[] {
  return found.filter((person) => person.dismissedAt === undefined);
}
