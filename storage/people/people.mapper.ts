import type { StandIn } from '../../core/people/absence.ts';
import type { Identity, Person } from '../../core/people/person.ts';
import { parsePhone } from '../../core/values/phone.ts';
import { fromStored, toStored } from '../document.ts';
import type { StoredIdentity } from './identities.model.ts';
import type { StoredPerson } from './people.model.ts';

export function toStoredPerson(person: Person): StoredPerson {
  const { identities: _, standsInFor: __, ...stored } = toStored(person);
  return { ...stored, ...(person.phone === undefined ? {} : { phoneKey: phoneKey(person.phone) }), rev: 0 };
}

/** Accounts in the order in which they were linked. */
export function toPerson(
  stored: StoredPerson,
  identities: StoredIdentity[],
  standsInFor: StandIn[] = [],
): Person {
  const { rev: _, phoneKey: __, ...person } = stored;
  return fromStored<Person>({
    ...person,
    identities: identities.map(toIdentity),
    ...(standsInFor.length === 0 ? {} : { standsInFor }),
  });
}

/** What the absences of one person make of each substitute, by the substitute's id. */
export function standInsOf(absent: StoredPerson): [string, StandIn][] {
  const { _id: person, roles, away = [] } = absent;
  return away.map(({ from, to, substitute }) => [substitute, { person, roles, from, to }]);
}

export function toIdentity(stored: StoredIdentity): Identity {
  const { channel, userId, chatId, blockedAt, blockedAs } = stored;
  return {
    ...{ channel, userId, chatId },
    ...(blockedAt === undefined ? {} : { blockedAt }),
    ...(blockedAs === undefined ? {} : { blockedAs }),
  };
}

/** The same for all ways to write a number; what is no phone number is compared as it stands. */
export function phoneKey(phone: string): string {
  const parsed = parsePhone(phone);
  return parsed.ok ? parsed.value.e164 : phone;
}
