import { expect, it, vi } from 'vitest';
import type { Ports } from '../ports/index.ts';
import type { Cases } from './cases.ts';
import { Dispatcher } from './dispatcher.ts';

it('catching up goes past a case that fails, and logs it', async () => {
  const error = vi.fn();
  const waiting = vi.fn(async (caseId: string) => {
    if (caseId === 'bad') throw new TypeError('a broken entry');
    return [];
  });
  const ports = {
    journal: { undispatched: async () => ['bad', 'good'], waiting },
    ids: { next: () => 'me' },
    log: { error },
  } as unknown as Ports;
  const wake = vi.fn();

  await new Dispatcher(ports, {} as Cases, wake).catchUp();

  expect(waiting).toHaveBeenCalledWith('good');
  expect(wake).toHaveBeenCalledOnce();
  expect(error).toHaveBeenCalledExactlyOnceWith(
    { caseId: 'bad', error: 'TypeError' },
    'a case was not dispatched',
  );
});

it('settling waits for what another dispatcher is at', async () => {
  let left = ['held'];
  const wall = () => new Date().toISOString();
  const ports = {
    journal: {
      undispatched: async () => left,
      waiting: async (caseId: string) => (left.includes(caseId) ? [{}] : []),
    },
    leases: { take: async () => false },
    clock: { wall },
    ids: { next: () => 'me' },
    log: { error: vi.fn() },
  } as unknown as Ports;
  let isSettled = false;

  const settled = new Dispatcher(ports, {} as Cases, vi.fn()).settle().then(() => (isSettled = true));
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(isSettled).toBe(false);
  left = [];
  await settled;
});
