import type { Person } from '../people/person.ts';
import { isStaffRole, PARTNER_ROLES, type PartnerRole, type Role } from '../people/role.ts';
import type { By, Process, Viewer } from '../processes/process.ts';
import type { Case } from './case.ts';

/** Someone who acts: a person, or null for Caravan itself. */
export type Doer = Person | null;

/** The role in which somebody may act in a case, and for a partner the company in whose name. */
export interface Standing {
  role: Role;
  party?: string;
}

/** Companies whose members hold a partner's role in the case. */
export function partnersOf<C>(process: Process<C>, context: C, role: PartnerRole): string[] {
  if (process.partners !== undefined) return process.partners(context)[role] ?? [];
  const { partyId } = process.index(context);
  return partyId === undefined ? [] : [partyId];
}

function standingAs<C>(process: Process<C>, context: C, person: Person, role: Role): Standing | null {
  if (person.dismissedAt !== undefined || role === 'caravan') return null;
  if (isStaffRole(role)) return person.roles.includes(role) ? { role } : null;
  const parties = partnersOf(process, context, role);
  const membership = person.memberships.find((m) => m.as === role && parties.includes(m.partyId));
  return membership === undefined ? null : { role, party: membership.partyId };
}

/**
 * The standing in which a person may do what `by` allows, or null. A partner's role always means a membership in a
 * party of the case, so nobody acts for another company.
 */
export function standingFor<C>(
  process: Process<C>,
  by: By[],
  doer: Doer,
  { context }: { context: C },
): Standing | null {
  for (const rule of by) {
    const own = rule.startsWith('own:');
    const role = (own ? rule.slice(4) : rule) as Role;
    if (doer === null) {
      if (role === 'caravan') return { role };
      continue;
    }
    const standing = standingAs(process, context, doer, role);
    if (standing === null) continue;
    if (!own || process.holders(context)[role] === doer.id) return standing;
  }
  return null;
}

export function roleFor<C>(process: Process<C>, by: By[], doer: Doer, current: { context: C }): Role | null {
  return standingFor(process, by, doer, current)?.role ?? null;
}

/**
 * As whom somebody may see a case, or null: colleagues may, partners only what their own company takes part in, drivers
 * only what they drive themselves.
 */
export function viewerOf<C>(
  process: Process<C>,
  { person, door }: { person: Person; door: 'staff' | 'partners' },
  { context }: Case<C>,
): Viewer | null {
  if (person.dismissedAt !== undefined) return null;
  if (door === 'staff') return person.roles.length > 0 ? 'staff' : null;
  const isInvolved = (role: PartnerRole) => {
    const by: By = role === 'driver' ? 'own:driver' : role;
    return standingFor(process, [by], person, { context }) !== null;
  };
  return PARTNER_ROLES.find(isInvolved) ?? null;
}
