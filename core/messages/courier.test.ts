import { expect, it, vi } from 'vitest';
import type { Cases } from '../cases/cases.ts';
import type { Ports, Sender } from '../ports/index.ts';
import { Courier } from './courier.ts';
import { Pace } from './pace.ts';
import { message } from './testing/message.ts';

const NOW = '2026-11-24T07:00:00.000Z';

/** Hands one message that was tried so often to a messenger that puts it off; what the ledger was told of it. */
async function putOff(attempts: number, ms: number) {
  const due = message('m1', { personId: 'p1', state: 'sending', attempts });
  const ledger = {
    claim: vi.fn().mockResolvedValueOnce([due]).mockResolvedValue([]),
    begin: async () => due,
    postpone: vi.fn(),
    markFailed: vi.fn(),
  };
  const identity = { channel: 'telegram-staff', userId: '7', chatId: '7' };
  const ports = {
    ledger,
    people: { many: async () => [{ id: 'p1', identities: [identity] }] },
    clock: { now: () => NOW, wall: () => NOW },
    company: { zone: 'Europe/Moscow', locale: 'ru', holdMinutes: 60 },
    log: { warn: vi.fn() },
    doors: { isShut: () => false },
  } as unknown as Ports;
  const sender: Sender = {
    channel: 'telegram-staff',
    send: async () => ({ result: 'later', ms, error: 'Too Many Requests' }),
  };
  await new Courier(ports, {} as Cases, [sender], new Pace(ports, {})).run();
  return ledger;
}

it('a message that is put off is tried again, however often that was done before', async () => {
  const { postpone, markFailed } = await putOff(100, 5000);
  expect(postpone).toHaveBeenCalledExactlyOnceWith('m1', '2026-11-24T07:00:05.000Z', 'Too Many Requests');
  expect(markFailed).not.toHaveBeenCalled();
});

it('a message that is put off waits a second at least', async () => {
  const { postpone } = await putOff(1, 0);
  expect(postpone).toHaveBeenCalledExactlyOnceWith('m1', '2026-11-24T07:00:01.000Z', 'Too Many Requests');
});

/** The sender of the last of these messages died while sending; each repeats the one before. What was queued then. */
async function abandoned(...ids: string[]) {
  const messages = ids.map((id, n) =>
    message(id, {
      ...{ kind: 'edit', state: 'sending', attempts: 1, createdAt: NOW, notBefore: NOW },
      ...(n === 0 ? {} : { repeats: ids[n - 1] ?? '' }),
    }),
  );
  const ledger = {
    abandoned: async () => messages.slice(-1),
    get: async (id: string) => messages.find((one) => one.id === id) ?? null,
    enqueue: vi.fn(),
    markUnknown: vi.fn(),
  };
  const clock = { now: () => NOW, wall: () => NOW };
  const ports = { ledger, clock, log: { error: vi.fn() } } as unknown as Ports;
  await new Courier(ports, {} as Cases, [], new Pace(ports, {})).recover();
  expect(ledger.markUnknown).toHaveBeenCalledOnce();
  return ledger.enqueue.mock.calls.map(([{ id }]) => id as string);
}

const said = (times: number) => Array.from({ length: times + 1 }, (_, n) => `m1${'~again'.repeat(n)}`);

it('a message whose sender died is said again, a few times', async () => {
  expect(await abandoned(...said(4))).toEqual([`m1${'~again'.repeat(5)}`]);
  expect(await abandoned(...said(5))).toEqual([]);
});

it('how often its card was said again is not held against an edit', async () => {
  const edit = `m1${'~again'.repeat(5)}/retired`;
  expect(await abandoned(edit)).toEqual([`${edit}~again`]);
});
