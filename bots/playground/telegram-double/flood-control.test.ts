import { expect, test } from 'vitest';
import { FloodControl } from './flood-control.ts';
import { openPlayground, startedPerson } from './testing/double.ts';

const sends = (flood: FloodControl, chat: number, count: number) =>
  Array.from({ length: count }, () => flood.take(1, chat, 'send'));

test('a private chat takes a short burst, then one a second', () => {
  let seconds = 0;
  const flood = new FloodControl(true, () => seconds);
  expect(sends(flood, 5, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  seconds = 2;
  expect(sends(flood, 5, 3)).toEqual([0, 0, 1]);
});

test('a group takes twenty a minute', () => {
  let seconds = 0;
  const flood = new FloodControl(true, () => seconds);
  expect(sends(flood, -5, 21)).toEqual([...Array(20).fill(0), 3]);
  seconds = 3;
  expect(sends(flood, -5, 2)).toEqual([0, 3]);
});

test('a bot sends thirty a second over all chats; another bot is not held back', () => {
  const flood = new FloodControl(true, () => 0);
  const waits = Array.from({ length: 31 }, (_, chat) => flood.take(1, chat + 1, 'send'));
  expect(waits).toEqual([...Array(30).fill(0), 1]);
  expect(flood.take(2, 1, 'send')).toBe(0);
});

test('over HTTP the answer says how long to wait', async () => {
  const playground = await openPlayground({ limits: 'telegram' });
  const chat_id = await startedPerson(playground);
  const answers = [];
  for (let count = 0; count < 9; count += 1)
    answers.push(await playground.call('sendMessage', { chat_id, text: 'x' }));
  expect(answers[8]).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  });
  await playground.close();
});
