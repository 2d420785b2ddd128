import type { Doors } from '../ports/doors.port.ts';
import type { People } from '../ports/people.port.ts';
import type { Person } from './person.ts';

/** People as they can be reached now: their accounts in messengers that are turned off are marked as shut. */
export function throughDoors(people: People, doors: Pick<Doors, 'isShut'>): People {
  const seen = (person: Person): Person => ({
    ...person,
    identities: person.identities.map((one) =>
      doors.isShut(one.channel) ? { ...one, isShut: true as const } : one,
    ),
  });
  const one = async (found: Promise<Person | null>) => {
    const person = await found;
    return person === null ? null : seen(person);
  };
  const all = async (found: Promise<Person[]>) => (await found).map(seen);
  const readings: Partial<People> = {
    get: (id) => one(people.get(id)),
    byIdentity: (channel, userId) => one(people.byIdentity(channel, userId)),
    byPhone: (phone) => one(people.byPhone(phone)),
    many: (ids) => all(people.many(ids)),
    byRole: (role) => all(people.byRole(role)),
    staff: () => all(people.staff()),
    ofParty: (partyId) => all(people.ofParty(partyId)),
    ofParties: (partyIds) => all(people.ofParties(partyIds)),
  };
  return new Proxy(people, {
    get: (target, name) => readings[name as keyof People] ?? target[name as keyof People].bind(target),
  });
}
