import type { Person } from '../people/person.ts';
import { isStaffRole, type Role } from '../people/role.ts';
import type { By, Process } from '../processes/process.ts';
import type { Case } from './case.ts';

/** Someone who acts: a person, or null for Caravan itself. */
export type Doer = Person | null;

function holds(person: Person, role: Role, partyId: string | undefined): boolean {
  if (person.dismissedAt !== undefined) return false;
  if (isStaffRole(role)) return person.roles.includes(role);
  return person.memberships.some((m) => m.as === role && m.partyId === partyId);
}

/**
 * The role in which a person may do what `by` allows, or null. A partner's role always means a membership in the
 * party of the case, so nobody acts for another company.
 */
export function roleFor<C>(process: Process<C>, by: By[], doer: Doer, current: { context: C }): Role | null {
  const partyId = process.index(current.context).partyId;
  for (const rule of by) {
    const own = rule.startsWith('own:');
    const role = (own ? rule.slice(4) : rule) as Role;
    if (doer === null) {
      if (role === 'caravan') return role;
      continue;
    }
    if (role === 'caravan' || !holds(doer, role, partyId)) continue;
    if (!own || process.holders(current.context)[role] === doer.id) return role;
  }
  return null;
}

/** Whether a person may see a case at all: colleagues may, partners only their own company's. */
export function maySee<C>(process: Process<C>, doer: Person, current: Case<C>): boolean {
  if (doer.dismissedAt !== undefined) return false;
  if (doer.roles.length > 0) return true;
  const partyId = process.index(current.context).partyId;
  return doer.memberships.some((m) => m.partyId === partyId);
}
