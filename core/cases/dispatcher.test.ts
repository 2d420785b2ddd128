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
