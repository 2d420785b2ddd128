import { vi } from 'vitest';
import type { Case } from '../../cases/case.ts';
import type { Cases } from '../../cases/cases.ts';
import type { Person } from '../../people/person.ts';
import type { StaffRole } from '../../people/role.ts';
import type { Ports } from '../../ports/index.ts';
import type { Process } from '../../processes/process.ts';
import { t } from '../../texts/text.ts';
import type { Message } from '../message.ts';

export const NOW = '2026-11-24T07:00:00.000Z';
export const PARTY = 'kromashka';
export const NOBODY_HEARD = { type: 'nobodyHeard', about: 'delivery' };

/** A contact of the client; with a chat, an address, or neither. */
export function contact(id: string, has: { chat?: true; email?: string } = {}): Person {
  const chat = { channel: 'telegram-partners', userId: id, chatId: id } as const;
  return {
    ...{ id, name: id, roles: [], memberships: [{ partyId: PARTY, as: 'client' }] },
    identities: has.chat === true ? [chat] : [],
    ...(has.email === undefined ? {} : { email: has.email }),
  };
}

function colleague(id: string, role: StaffRole, more: Partial<Person> = {}): Person {
  const identities: Person['identities'] = [{ channel: 'telegram-staff', userId: id, chatId: id }];
  return { id, name: id, roles: [role], memberships: [], identities, ...more };
}

/** A case of one client, held by Anna, with a ledger in memory; `anna`: what is different about her. */
export function ground(contacts: Person[], isMailInUse = true, anna: Partial<Person> = {}) {
  const ledger = new Map<string, Message>();
  const colleagues = [
    colleague('anna', 'sales', anna),
    colleague('olga', 'sales'),
    colleague('oleg', 'head'),
  ];
  const people = new Map([...colleagues, ...contacts].map((one) => [one.id, one]));
  const process = {
    ...{
      name: 'deal',
      holders: () => ({ sales: 'anna' }),
      index: () => ({ partyId: PARTY, text: [], key: [] }),
    },
    title: () => t('deal.title'),
  } as unknown as Process;
  const current = {
    id: 'd1',
    process: 'deal',
    seq: 3,
    closed: false,
    stages: {},
    context: {},
  } as unknown as Case;
  const handle = vi.fn(async (_command: { commandId: string; fact: unknown }) => ({ status: 'accepted' }));
  const enqueue = async (message: Message) => {
    if (!ledger.has(message.id)) ledger.set(message.id, message);
  };
  const ports = {
    clock: { now: () => NOW, wall: () => NOW },
    doors: { nameOf: () => (isMailInUse ? 'office@forwarder.example' : null) },
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
    people: {
      get: async (id: string) => people.get(id) ?? null,
      many: async (ids: string[]) => ids.flatMap((id) => people.get(id) ?? []),
      byRole: async (role: StaffRole) =>
        colleagues.filter(({ roles, dismissedAt }) => roles.includes(role) && dismissedAt === undefined),
      ofParty: async () => contacts.flatMap(({ id }) => people.get(id) ?? []),
      update: async (id: string, change: Partial<Person>) => {
        people.set(id, { ...(people.get(id) as Person), ...change });
      },
    },
    ledger: {
      enqueue,
      enqueueAll: async (messages: Message[]) => {
        for (const message of messages) await enqueue(message);
      },
      list: async () => [...ledger.values()],
    },
  } as unknown as Ports;
  const cases = { load: async () => current, process: () => process, handle } as unknown as Cases;
  return {
    ports,
    cases,
    handle,
    teller: { process, current, stages: [] },
    person: (id: string) => people.get(id),
    fail: (id: string) => ledger.set(id, { ...(ledger.get(id) as Message), state: 'failed' }),
    message: (id: string) => ledger.get(id) as Message,
    /** What waits, by id: who hears which text. */
    heard: () =>
      [...ledger.values()].map(({ id, personId, channel, text, state }) => [
        id,
        personId,
        channel,
        text.key,
        state,
      ]),
  };
}
