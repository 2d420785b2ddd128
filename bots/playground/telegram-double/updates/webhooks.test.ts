import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlayground, type Playground, staff, startedPerson } from '../testing/double.ts';

interface Delivery {
  update: { update_id: number; message?: { text: string }; callback_query?: { data: string } };
  at: number;
  answer: (status: number, headers?: Record<string, string>, body?: string) => void;
}

let playground: Playground;
let anna: number;
let server: Server;
let deliveries: Delivery[];

beforeEach(async () => {
  playground = await openPlayground({ webhookSecondMs: 20 });
  anna = await startedPerson(playground);
  deliveries = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    deliveries.push({
      update: JSON.parse(body),
      at: performance.now(),
      answer: (status, headers = {}, answer = '') => response.writeHead(status, headers).end(answer),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await playground.call('setWebhook', { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
});

afterEach(async () => {
  await playground.close();
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
});

const say = (text: string) => playground.people.sendText(anna, staff.username, { text });
const nth = async (count: number) => {
  await expect.poll(() => deliveries.length, { interval: 5 }).toBe(count);
  return deliveries[count - 1]!;
};
const waiting = async () =>
  ((await playground.call('getWebhookInfo')).result as { pending_update_count: number }).pending_update_count;

test('a chat waits for its failing update; a press has a queue of its own', async () => {
  const { result } = await playground.call('sendMessage', {
    chat_id: anna,
    text: 'card',
    reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
  });
  const { message_id } = result as { message_id: number };
  await say('first');
  await say('second');
  const first = await nth(1);
  await playground.people.press(anna, staff.username, { message_id, data: 'a' });
  const press = await nth(2);
  expect(press.update.callback_query?.data).toBe('a');
  press.answer(200);
  first.answer(500);
  const again = await nth(3);
  expect(again.update).toEqual(first.update);
  again.answer(204);
  const second = await nth(4);
  expect(second.update.message?.text).toBe('second');
  second.answer(200);
  await expect.poll(waiting).toBe(0);
});

test('redelivers at once, then after 2 and 4 seconds, and as Retry-After says', async () => {
  await say('hello');
  (await nth(1)).answer(500);
  (await nth(2)).answer(500);
  (await nth(3)).answer(500);
  (await nth(4)).answer(429, { 'retry-after': '10' });
  (await nth(5)).answer(200);
  const gaps = deliveries.slice(1).map(({ at }, index) => at - deliveries[index]!.at);
  expect(gaps[1]).toBeGreaterThanOrEqual(39);
  expect(gaps[2]).toBeGreaterThanOrEqual(79);
  expect(gaps[3]).toBeGreaterThanOrEqual(199);
  await expect.poll(waiting).toBe(0);
  expect((await playground.call('getWebhookInfo')).result).toMatchObject({
    last_error_message: 'Wrong response from the webhook: 429 Too Many Requests',
  });
});

test('an answer may carry a method to call', async () => {
  await say('hello');
  const call = JSON.stringify({ method: 'sendMessage', chat_id: anna, text: 'from the answer' });
  (await nth(1)).answer(200, { 'content-type': 'application/json' }, call);
  const view = await playground.people.chatWhen(
    anna,
    staff.username,
    0,
    ({ messages }) => messages.at(-1)?.text === 'from the answer',
    5000,
  );
  expect(view.messages.at(-1)?.text).toBe('from the answer');
});
