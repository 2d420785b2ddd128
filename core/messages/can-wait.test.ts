import { describe, expect, it } from 'vitest';
import type { Case } from '../cases/case.ts';
import type { ActiveStage } from '../cases/stages.ts';
import type { Person } from '../people/person.ts';
import type { Ports } from '../ports/index.ts';
import type { Process } from '../processes/process.ts';
import type { StageMeta } from '../processes/stage.ts';
import { canTaskWait, canTellingWait } from './can-wait.ts';

/** Ten in the morning in Moscow: the next digest of three a day is at one. */
const NOW = '2026-11-24T07:00:00.000Z';
const ANNA: Person = {
  ...{ id: 'anna', name: 'Анна', roles: ['sales'], memberships: [], identities: [] },
  notify: { when: 'thrice' },
};

function waits(meta: Partial<StageMeta>, person = ANNA): boolean {
  const ports = { clock: { now: () => NOW }, company: { zone: 'Europe/Moscow' } } as unknown as Ports;
  const process = { name: 'deal', holders: () => ({}) } as unknown as Process;
  const current = { id: 'd1', process: 'deal', context: {} } as unknown as Case;
  const stage = {
    path: 'one',
    entered: { at: NOW, seq: 1 },
    meta: { owner: 'sales', buttons: [], ...meta },
  } as ActiveStage;
  return canTaskWait(ports, process, current, stage, person);
}

const dueAt = (moment: string): Partial<StageMeta> => ({ deadline: { at: () => moment } });

describe('a task', () => {
  it('waits for the digest where there is time enough after it, or no hurry at all', () => {
    expect(waits(dueAt('2026-11-24T11:00:01.000Z'))).toBe(true);
    expect(waits({})).toBe(true);
  });

  it('comes at once where it is due before the digest or soon after it', () => {
    expect(waits(dueAt('2026-11-24T11:00:00.000Z'))).toBe(false);
    expect(waits(dueAt('2026-11-24T08:00:00.000Z'))).toBe(false);
  });

  it('comes at once where others wait for a decision', () => {
    expect(waits({ ...dueAt('2026-12-24T11:00:00.000Z'), owner: 'approver' })).toBe(false);
  });

  it('comes at once to whoever wants it so', () => {
    expect(waits({}, { ...ANNA, notify: { when: 'once' } })).toBe(false);
  });
});

it('what is told waits, but for what asks for an answer and what brings files', () => {
  const tell = { type: 'tell', to: { role: 'sales' }, text: 'told' } as const;
  expect(canTellingWait(tell)).toBe(true);
  expect(canTellingWait({ ...tell, buttons: [{ text: 'button.card' }] })).toBe(true);
  expect(canTellingWait({ ...tell, buttons: [{ text: 'button.reply', form: 'reply' }] })).toBe(false);
  expect(canTellingWait({ ...tell, files: ['f1'] })).toBe(false);
});
