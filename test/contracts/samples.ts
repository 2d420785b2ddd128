import type { Case } from '../../core/cases/case.ts';
import { type Entry, entryId } from '../../core/cases/entry.ts';
import type { Draft } from '../../core/forms/draft.ts';
import type { Obligation } from '../../core/obligations/obligation.ts';
import type { Party } from '../../core/people/party.ts';
import type { Person } from '../../core/people/person.ts';

/** A moment of the day on which the samples play. */
export function at(time: string): string {
  return `2026-11-23T${time}:00.000Z`;
}

export function entry(caseId: string, seq: number, change: Partial<Entry> = {}): Entry {
  return {
    _id: entryId(caseId, seq),
    caseId,
    seq,
    commandId: `press-${seq}`,
    process: 'order',
    version: 1,
    at: at('10:00'),
    actor: { person: 'anna', role: 'logistician', channel: 'telegram-staff' },
    fact: { type: 'loaded' },
    value: 'loading',
    effects: [],
    prev: `hash-${seq - 1}`,
    hash: `hash-${seq}`,
    ...change,
  };
}

export function projection(id: string, change: Partial<Case> = {}): Case {
  return {
    id,
    process: 'order',
    version: 1,
    seq: 1,
    value: 'loading',
    context: {},
    stages: {},
    lastAt: {},
    closed: false,
    head: 'hash-1',
    openedAt: at('10:00'),
    updatedAt: at('10:00'),
    ...change,
  };
}

export function party(id: string, name: string, change: Partial<Party> = {}): Party {
  return {
    id,
    kind: 'client',
    name,
    inn: '7701234567',
    city: 'Москва',
    stage: 'working',
    updatedAt: at('10:00'),
    ...change,
  };
}

export function person(id: string, change: Partial<Person> = {}): Person {
  return { id, name: id, roles: [], memberships: [], identities: [], ...change };
}

export function obligation(id: string, change: Partial<Obligation> = {}): Obligation {
  return {
    id,
    caseId: 'order-1',
    process: 'order',
    stage: 'loading',
    stageSeq: 1,
    name: 'stage',
    ownerRole: 'logistician',
    owner: 'anna',
    opensAt: at('09:00'),
    dueAt: at('12:00'),
    step: 0,
    nextAt: at('12:00'),
    state: 'open',
    ...change,
  };
}

export function draft(id: string, change: Partial<Draft> = {}): Draft {
  return {
    id,
    personId: 'anna',
    channel: 'telegram-staff',
    process: 'request',
    form: 'new',
    at: 'cargo',
    correcting: false,
    answers: {},
    rev: 0,
    seen: [],
    createdAt: at('10:00'),
    updatedAt: at('10:00'),
    ...change,
  };
}
