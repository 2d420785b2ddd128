import { expect, it } from 'vitest';
import { type Notify, notifySchema, toldAt } from './notify.ts';
import type { Person } from './person.ts';

const MOSCOW = 'Europe/Moscow';

function colleague(notify?: Notify): Person {
  const person: Person = { id: 'anna', name: 'Анна', roles: ['sales'], memberships: [], identities: [] };
  return notify === undefined ? person : { ...person, notify };
}

it.each([
  ['2026-11-24T05:30:00.000Z', '2026-11-24T06:00:00.000Z', 'before nine: at nine'],
  ['2026-11-24T06:00:00.000Z', '2026-11-24T10:00:00.000Z', 'at nine: at one'],
  ['2026-11-24T13:59:00.000Z', '2026-11-24T14:00:00.000Z', 'at five, once more'],
  ['2026-11-24T15:00:00.000Z', '2026-11-25T06:00:00.000Z', 'in the evening: tomorrow'],
  ['2026-11-27T15:00:00.000Z', '2026-11-30T06:00:00.000Z', 'on Friday evening: on Monday'],
])('what comes at %s is told at %s (%s)', (at, told) => {
  expect(toldAt(colleague({ when: 'thrice' }), at, MOSCOW)).toBe(told);
});

it('is told at once to whoever said nothing, or wants it so, and to everybody of another company', () => {
  const at = '2026-11-24T15:00:00.000Z';
  expect(toldAt(colleague(), at, MOSCOW)).toBeNull();
  expect(toldAt(colleague({ when: 'once', where: 'slack' }), at, MOSCOW)).toBeNull();
  expect(toldAt({ ...colleague({ when: 'daily' }), roles: [] }, at, MOSCOW)).toBeNull();
  expect(toldAt(colleague({ when: 'daily' }), at, MOSCOW)).toBe('2026-11-25T06:00:00.000Z');
});

it('nothing else can be chosen', () => {
  expect(notifySchema.safeParse({ where: 'telegram-partners' }).success).toBe(false);
  expect(notifySchema.safeParse({ when: 'never' }).success).toBe(false);
});
