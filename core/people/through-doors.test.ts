import { expect, it } from 'vitest';
import type { People } from '../ports/index.ts';
import type { Channel, Person } from './person.ts';
import { throughDoors } from './through-doors.ts';

const TELEGRAM = { channel: 'telegram-staff', userId: '1', chatId: '1' } as const;
const SLACK = { channel: 'slack', userId: 'U1', chatId: 'D1' } as const;
const ANNA: Person = {
  id: 'anna',
  name: 'Анна',
  roles: ['sales'],
  memberships: [],
  identities: [TELEGRAM, SLACK],
};

/** A store whose methods need it as their `this`. */
class OnlyAnna {
  readonly #anna = ANNA;
  linked = '';

  async get(id: string) {
    return id === 'anna' ? this.#anna : null;
  }

  async many() {
    return [this.#anna];
  }

  async link(id: string) {
    this.linked = `${id} ${this.#anna.name}`;
    return 'linked';
  }
}

it('accounts in what is turned off are marked, however the person is read; the rest is as it was', async () => {
  const stored = new OnlyAnna();
  let shut: Channel[] = ['slack'];
  const doors = { isShut: (channel: Channel) => shut.includes(channel) };
  const people = throughDoors(stored as unknown as People, doors);
  const marked = { ...ANNA, identities: [TELEGRAM, { ...SLACK, isShut: true }] };
  expect(await people.get('anna')).toEqual(marked);
  expect(await people.get('nobody')).toBeNull();
  expect(await people.many(['anna'])).toEqual([marked]);
  expect(ANNA.identities).toEqual([TELEGRAM, SLACK]);
  await people.link('anna', SLACK);
  expect(stored.linked).toBe('anna Анна');
  shut = [];
  expect(await people.get('anna')).toEqual(ANNA);
});
