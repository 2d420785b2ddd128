import { beforeEach, expect, it } from 'vitest';
import type { Cases } from '../cases/cases.ts';
import { queued } from '../messages/compose.ts';
import type { Message } from '../messages/message.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import { t } from '../texts/text.ts';
import { Digests } from './gathered.ts';

const ANNA: Person = {
  ...{ id: 'anna', name: 'Анна', roles: ['sales'], memberships: [] },
  identities: [{ channel: 'slack', userId: 'U1', chatId: 'D1' }],
  notify: { when: 'thrice' },
};

let now: string;
let ledger: Map<string, Message>;
/** How many more writes succeed before the store is gone. */
let left: number;
let digests: Digests;
beforeEach(() => {
  now = '2026-11-24T07:00:00.000Z';
  ledger = new Map();
  left = Number.POSITIVE_INFINITY;
  const write = (work: () => void) => {
    if (left-- <= 0) throw new Error('crashed');
    work();
  };
  const set = (id: string, change: Partial<Message>) =>
    write(() => ledger.set(id, { ...(ledger.get(id) as Message), ...change }));
  const waiting = () => [...ledger.values()].filter((m) => m.urgency === 'digest' && m.state === 'queued');
  const ports = {
    clock: { now: () => now },
    company: { zone: 'Europe/Moscow' },
    log: { error: () => undefined },
    people: { get: async () => ANNA },
    ledger: {
      get: async (id: string) => ledger.get(id) ?? null,
      gathered: async () =>
        waiting().length === 0
          ? []
          : [{ personId: 'anna', channel: 'slack', since: waiting()[0]?.createdAt }],
      gatheredFor: async () => waiting(),
      enqueueAll: async (all: Message[]) =>
        write(() => {
          for (const one of all) if (!ledger.has(one.id)) ledger.set(one.id, one);
        }),
      markExpired: async (id: string) => set(id, { state: 'expired' }),
      letGo: async (id: string) => set(id, { urgency: 'notice' }),
    },
  } as unknown as Ports;
  digests = new Digests(ports, { load: async () => null } as unknown as Cases, () => undefined);
});

/** Things that can wait, a minute apart from a moment on. */
function things(from: string, count: number): void {
  for (let n = 0; n < count; n++) {
    const at = new Date(Date.parse(from) + n * 60_000).toISOString();
    for (const one of queued({ id: `${from}/${n}`, to: ANNA, text: t('said', { n }), at, canWait: true }))
      ledger.set(one.id, one);
  }
}

const told = () => [...ledger.values()].filter(({ gathers }) => gathers !== undefined);

it('nothing is told before its hour; then all of it in one message', async () => {
  things('2026-11-24T07:00:00.000Z', 3);
  expect(await digests.nextMoment()).toBe('2026-11-24T10:00:00.000Z');
  now = '2026-11-24T09:59:59.000Z';
  expect(await digests.run()).toBe(0);
  now = '2026-11-24T10:00:20.000Z';
  expect(await digests.run()).toBe(3);
  expect(told()).toMatchObject([{ channel: 'slack', state: 'queued', urgency: 'notice' }]);
  expect(told()[0]?.gathers).toHaveLength(3);
  expect(await digests.nextMoment()).toBeNull();
});

it('what came after the hour waits for the next one', async () => {
  things('2026-11-24T09:59:00.000Z', 4);
  now = '2026-11-24T10:05:00.000Z';
  expect(await digests.run()).toBe(2);
  expect(await digests.nextMoment()).toBe('2026-11-24T14:00:00.000Z');
});

it('more than fits is told in several messages, each thing once', async () => {
  things('2026-11-24T07:00:00.000Z', 30);
  now = '2026-11-24T10:00:00.000Z';
  expect(await digests.run()).toBe(30);
  expect(told().map(({ gathers }) => gathers?.length)).toEqual([12, 12, 6]);
  expect(new Set(told().flatMap(({ gathers }) => gathers)).size).toBe(30);
});

it('wherever a crash comes, each thing is told once', async () => {
  for (let crash = 0; crash < 40; crash++) {
    ledger.clear();
    things('2026-11-24T07:00:00.000Z', 27);
    now = '2026-11-24T10:00:00.000Z';
    left = crash;
    await digests.run();
    left = Number.POSITIVE_INFINITY;
    now = '2026-11-24T10:01:00.000Z';
    await digests.run();
    const all = told().flatMap(({ gathers }) => gathers);
    expect(all).toHaveLength(27);
    expect(new Set(all).size).toBe(27);
  }
});
