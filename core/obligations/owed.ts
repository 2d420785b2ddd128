import type { Cases } from '../cases/cases.ts';
import { standInsAt } from '../people/absence.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import { type Text, t } from '../texts/text.ts';
import type { Obligation } from './obligation.ts';

/** Something that a person owes, or (`absent`) owes in the place of a colleague who is away. */
export interface OwedBy {
  obligation: Obligation;
  absent?: string;
}

/** What a person owes at a moment (ISO): the person's own, then that of everybody whom the person stands in for. */
export async function owedBy(
  { obligations }: Pick<Ports, 'obligations'>,
  cases: Cases,
  person: Person,
  now: string,
  limit: number,
): Promise<OwedBy[]> {
  const page = { skip: 0, limit };
  const owed = new Map<string, OwedBy>();
  for (const obligation of await obligations.ofPerson(person, now, page))
    owed.set(obligation.id, { obligation });
  for (const { person: absent, roles } of standInsAt(person, now)) {
    const others = roles.filter((role) => !person.roles.includes(role));
    for (const obligation of await obligations.ofPerson({ id: absent, roles: others }, now, page)) {
      const isNew = !owed.has(obligation.id) && cases.process(obligation.process).inPerson !== true;
      if (isNew) owed.set(obligation.id, { obligation, absent });
    }
  }
  return [...owed.values()];
}

/** What a case is called in the list of somebody who owes something in it. */
export function titleFor(title: Text, { absent }: Pick<OwedBy, 'absent'>): Text {
  return absent === undefined
    ? title
    : t('case.forAbsent', { case: { text: title }, absent: { person: absent } });
}
