import type { Case } from '../cases/case.ts';
import { type Standing, standingFor } from '../cases/rights.ts';
import type { Person } from '../people/person.ts';
import type { By } from '../processes/process.ts';
import type { Kit } from './kit.ts';

/** The standing in which somebody may do now, in a case, what `by` allows; null: in none. */
export function standingNow(
  { ports, cases }: Kit,
  person: Person,
  current: Case,
  by: By[] = [],
): Standing | null {
  return standingFor(cases.process(current.process), by, person, current, ports.clock.now());
}

/** Whether somebody may bring a fact about in a case now; one that its process does not know, nobody may. */
export function mayBring(kit: Kit, person: Person, current: Case, fact: string): boolean {
  return standingNow(kit, person, current, kit.cases.process(current.process).facts[fact]?.by) !== null;
}

/** Whether somebody looks after the contacts of a company, whose file this is: invites them, and writes to them. */
export function keepsContacts(kit: Kit, person: Person, file: Case): boolean {
  return standingNow(kit, person, file, ['own:sales', 'own:logistician', 'head']) !== null;
}
