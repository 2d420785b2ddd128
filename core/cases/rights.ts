import { standInsAt, standsInFor } from '../people/absence.ts';
import type { Person } from '../people/person.ts';
import {
  type CaseRole,
  isCaseRole,
  isStaffRole,
  PARTNER_ROLES,
  type PartnerRole,
  type Role,
} from '../people/role.ts';
import type { By, Process, Viewer } from '../processes/process.ts';
import type { Case } from './case.ts';

/** Someone who acts: a person, or null for Caravan itself. */
export type Doer = Person | null;

/** The role in which somebody may act in a case, and for a partner the company in whose name. */
export interface Standing {
  role: Role;
  party?: string;
  /** The absent colleague whose substitute it is. */
  substituteFor?: string;
}

/** Companies whose members hold a partner's role in the case. */
export function partnersOf<C>(process: Process<C>, context: C, role: PartnerRole): string[] {
  if (process.partners !== undefined) return process.partners(context)[role] ?? [];
  const { partyId } = process.index(context);
  return partyId === undefined ? [] : [partyId];
}

/** The colleagues who are named in a case in this role, without those who may not act in it. */
export function namedIn<C>(process: Process<C>, context: C, role: CaseRole): string[] {
  if (role === 'approver') {
    const barred = process.barred?.(context) ?? [];
    return (process.asked?.(context) ?? []).filter((person) => !barred.includes(person));
  }
  const holder = process.holders(context)[role];
  return holder === undefined ? [] : [holder];
}

function standingAs<C>(process: Process<C>, context: C, person: Person, role: Role): Standing | null {
  if (person.dismissedAt !== undefined || role === 'caravan') return null;
  if (isStaffRole(role)) return person.roles.includes(role) ? { role } : null;
  if (isCaseRole(role)) return namedIn(process, context, role).includes(person.id) ? { role } : null;
  const parties = partnersOf(process, context, role);
  const membership = person.memberships.find((m) => m.as === role && parties.includes(m.partyId));
  return membership === undefined ? null : { role, party: membership.partyId };
}

/**
 * The absent colleague for whom a person acts in a role of a case: whoever holds the role there, or where nobody in
 * particular does (`anyones`), whoever has it. Undefined: for nobody, or only on one's own.
 */
export function substitutedIn<C>(
  process: Process<C>,
  { context }: { context: C },
  { role, anyones, at }: { role: Role; anyones: boolean; at: string },
  person: Person,
): string | undefined {
  if (process.inPerson === true) return undefined;
  if (isCaseRole(role)) return absentIn(process, context, { role, at }, person);
  if (!isStaffRole(role)) return undefined;
  const absent = standInsAt(person, at).filter(({ roles }) => roles.includes(role));
  const holder = process.holders(context)[role];
  if (absent.some((one) => one.person === holder)) return holder;
  return anyones && !person.roles.includes(role) ? absent[0]?.person : undefined;
}

/** Whoever is named acts for himself; whoever may not act, for nobody. */
function absentIn<C>(
  process: Process<C>,
  context: C,
  { role, at }: { role: CaseRole; at: string },
  person: Person,
): string | undefined {
  const named = namedIn(process, context, role);
  const isBarred = role === 'approver' && (process.barred?.(context) ?? []).includes(person.id);
  if (named.includes(person.id) || isBarred) return undefined;
  return standsInFor(person, at).find((absent) => named.includes(absent));
}

/**
 * The standing in which a person may do at a moment (ISO) what `by` allows, or null. A partner's role always means a
 * membership in a party of the case, so nobody acts for another company. Whoever stands in for an absent colleague may
 * do what that one may, in the same role, and only while the absence lasts.
 */
export function standingFor<C>(
  process: Process<C>,
  by: By[],
  doer: Doer,
  current: { context: C },
  at: string,
): Standing | null {
  for (const rule of by) {
    const own = rule.startsWith('own:');
    const role = (own ? rule.slice(4) : rule) as Role;
    if (doer === null) {
      if (role === 'caravan') return { role };
      continue;
    }
    if (doer.dismissedAt !== undefined) continue;
    const absent = substitutedIn(process, current, { role, anyones: !own, at }, doer);
    if (absent !== undefined) return { role, substituteFor: absent };
    const standing = standingAs(process, current.context, doer, role);
    if (standing === null) continue;
    if (!own || process.holders(current.context)[role] === doer.id) return standing;
  }
  return null;
}

export function roleFor<C>(
  process: Process<C>,
  by: By[],
  doer: Doer,
  current: { context: C },
  at: string,
): Role | null {
  return standingFor(process, by, doer, current, at)?.role ?? null;
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
  const isInvolved = (role: PartnerRole) =>
    standingAs(process, context, person, role) !== null &&
    (role !== 'driver' || process.holders(context).driver === person.id);
  return PARTNER_ROLES.find(isInvolved) ?? null;
}
