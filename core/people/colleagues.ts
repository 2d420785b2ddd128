import type { Cases } from '../cases/cases.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, t } from '../texts/text.ts';
import type { Identity, Person } from './person.ts';
import type { StaffRole } from './role.ts';

/** Takes a colleague in without anybody's press: the first one from the command line, the playground's cast. */
export async function addColleague(
  { ports, cases }: { ports: Ports; cases: Cases },
  { name, phone, roles, identity }: { name: string; phone?: string; roles: StaffRole[]; identity?: Identity },
): Promise<Person> {
  const id = `p${ports.ids.next(9)}`;
  const known = phone === undefined ? null : await ports.people.byPhone(phone);
  const person: Person = known ?? {
    id,
    name,
    ...(phone === undefined ? {} : { phone }),
    roles: [],
    memberships: [],
    identities: [],
  };
  await ports.people.create(person);
  if (identity !== undefined) await ports.people.link(person.id, identity);
  await cases.handle({
    commandId: `added/${person.id}`,
    process: 'colleague',
    caseId: `u${person.id.slice(1)}`,
    fact: { type: 'colleagueInvited', person: person.id, roles },
    doer: null,
    channel: 'cli',
  });
  return { ...person, roles };
}

/** What speaks against inviting somebody with this phone as a new colleague: it is a colleague's, or was one's. */
export async function objectionToInviting(
  { people }: Pick<Ports, 'people'>,
  phone: string,
): Promise<{ known: Person; text: Text } | null> {
  const known = await people.byPhone(phone);
  if (known === null || known.roles.length === 0) return null;
  const key = known.dismissedAt === undefined ? 'problem.colleague-known' : 'problem.colleague-gone';
  return { known, text: t(key, { name: known.name }) };
}
