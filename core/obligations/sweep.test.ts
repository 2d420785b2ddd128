import { expect, it, vi } from 'vitest';
import type { Cases } from '../cases/cases.ts';
import type { Ports } from '../ports/index.ts';
import type { Obligation } from './obligation.ts';
import { Sweep } from './sweep.ts';

it('an obligation that keeps failing is logged once a run, and the others are climbed', async () => {
  const open = new Map(
    ['bad', 'good', 'fine'].map((id) => [id, { id, name: 'stage', caseId: id, opensAt: id } as Obligation]),
  );
  const error = vi.fn();
  const ports = {
    obligations: {
      due: async (_: string, limit: number) => [...open.values()].slice(0, limit),
      close: async (id: string) => open.delete(id),
    },
    clock: { now: () => '2026-11-24T07:00:00.000Z' },
    log: { error },
  } as unknown as Ports;
  const cases = {
    knows: () => false,
    load: async (id: string) => {
      if (id === 'bad') throw new TypeError('a broken case');
      return null;
    },
  } as unknown as Cases;
  const wake = vi.fn();

  expect(await new Sweep(ports, cases, wake).run()).toBe(2);

  expect([...open.keys()]).toEqual(['bad']);
  expect(error).toHaveBeenCalledExactlyOnceWith(
    { obligation: 'bad', error: 'TypeError' },
    'an obligation was not climbed',
  );
  expect(wake).toHaveBeenCalledOnce();
});
