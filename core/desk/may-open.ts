import type { Case } from '../cases/case.ts';
import type { Opening } from '../forms/draft.ts';
import { rolesAt } from '../people/absence.ts';
import { isStaffRole } from '../people/role.ts';
import { formOf, type Kit, type Visitor } from './kit.ts';
import { mayBring } from './rights.ts';

/**
 * Whether this person could send the form at all, so that nobody fills one in for nothing. About a case the core's
 * own rule decides; for a case that is yet to be opened, whether any role of the person's, or of those for whom the person
 * stands in, is named in the rule.
 */
export function mayOpen(
  kit: Kit,
  { person }: Visitor,
  about: Pick<Opening, 'process' | 'form'>,
  current: Case | null,
): boolean {
  const form = formOf(kit, about);
  // A form of an older version is answered where forms are opened.
  if (form === undefined) return true;
  const process = kit.cases.process(about.process);
  if (current !== null) return mayBring(kit, person, current, form.fact);
  const by = process.facts[form.fact]?.by ?? [];
  const roles = process.inPerson === true ? person.roles : rolesAt(person, kit.ports.clock.now());
  return by.some((rule) => {
    const role = rule.startsWith('own:') ? rule.slice(4) : rule;
    return isStaffRole(role)
      ? roles.includes(role)
      : person.memberships.some((membership) => membership.as === role);
  });
}
