import type { Case } from '../cases/case.ts';
import { roleFor } from '../cases/rights.ts';
import { isStaffRole } from '../people/role.ts';
import type { Kit, Visitor } from './kit.ts';

/**
 * Whether this person could send the form at all, so that nobody fills one in for nothing. About a case the core's
 * own rule decides; for a case that is yet to be opened, whether any role of the person's is named in the rule.
 */
export function mayOpen(
  kit: Kit,
  { person }: Visitor,
  processName: string,
  formName: string,
  current: Case | null,
): boolean {
  const process = kit.cases.process(processName);
  const form = process.forms.find((one) => one.name === formName);
  const rule = form === undefined ? undefined : process.facts[form.fact];
  // A form of an older version is answered where forms are opened.
  if (rule === undefined) return true;
  if (current !== null) return roleFor(process, rule.by, person, current) !== null;
  return rule.by.some((role) =>
    isStaffRole(role) ? person.roles.includes(role) : person.memberships.some((m) => m.as === role),
  );
}
