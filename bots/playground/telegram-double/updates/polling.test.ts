import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlayground, type Playground, staff } from '../testing/double.ts';

let playground: Playground;
let anna: number;
let clock = Date.parse('2026-11-20T09:00:00Z');

beforeEach(async () => {
  playground = await openPlayground({ now: () => clock });
  anna = (await playground.people.add({ first_name: 'Anna' })).id;
});

afterEach(() => playground.close());

const say = (text: string) => playground.people.sendText(anna, staff.username, { text });

interface Update {
  update_id: number;
  message?: { text: string };
}

async function updates(params: Record<string, unknown> = {}): Promise<Update[]> {
  return (await playground.call('getUpdates', params)).result;
}

const texts = (list: Update[]) => list.map(({ message }) => message?.text);

test('updates stay until an offset confirms them', async () => {
  for (const text of ['a', 'b', 'c']) await say(text);
  const first = await updates({ limit: 2 });
  expect(texts(first)).toEqual(['a', 'b']);
  expect(texts(await updates())).toEqual(['a', 'b', 'c']);
  expect(texts(await updates({ offset: first[1]!.update_id + 1 }))).toEqual(['c']);
  expect(texts(await updates())).toEqual(['c']);
});

test('a negative offset forgets all but the last', async () => {
  for (const text of ['a', 'b', 'c']) await say(text);
  expect(texts(await updates({ offset: -1 }))).toEqual(['c']);
  expect(texts(await updates())).toEqual(['c']);
});

test('a waiting call gets an update at once', async () => {
  // The test's own patience ends before the call's does.
  const waiting = updates({ timeout: 50 });
  await say('now');
  expect(texts(await waiting)).toEqual(['now']);
});

test('a newer call ends an older one with 409', async () => {
  const older = playground.call('getUpdates', { timeout: 30 });
  let ended = false;
  void older.then(() => {
    ended = true;
  });
  await expect.poll(() => updates().then(() => ended)).toBe(true);
  expect(await older).toMatchObject({
    error_code: 409,
    description: expect.stringContaining('terminated by other getUpdates request'),
  });
});

test('no polling while a webhook is set', async () => {
  await playground.call('setWebhook', { url: 'http://127.0.0.1:9/' });
  expect((await playground.call('getUpdates')).description).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
  await playground.call('deleteWebhook', { drop_pending_updates: true });
  expect(await updates()).toEqual([]);
});

test('only allowed updates come', async () => {
  await updates({ allowed_updates: ['callback_query'] });
  await say('unheard');
  await updates({ allowed_updates: [] });
  await say('heard');
  expect(texts(await updates())).toEqual(['heard']);
});

test('messages expire after a day, presses after 150 seconds', async () => {
  await say('old');
  const { result } = await playground.call('sendMessage', {
    chat_id: anna,
    text: 'card',
    reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
  });
  const { message_id } = result as { message_id: number };
  await playground.people.press(anna, staff.username, { message_id, data: 'a' });
  expect(await updates()).toHaveLength(2);
  clock += 150_000;
  expect(texts(await updates())).toEqual(['old']);
  clock += 24 * 3_600_000;
  expect(await updates()).toEqual([]);
});

test('a confirmed update can be delivered again, and waiting ones in reverse', async () => {
  for (const text of ['a', 'b']) await say(text);
  const [first, second] = await updates();
  await updates({ offset: second!.update_id + 1 });
  playground.controls.redeliver({ bot: staff.username, update_id: first!.update_id });
  expect(await updates({ offset: second!.update_id + 1 })).toEqual([first]);
  expect(await updates()).toEqual([]);
  expect(() => playground.controls.redeliver({ bot: staff.username, update_id: 1 })).toThrow(
    'has not confirmed',
  );
  playground.controls.setDelivery({ bot: staff.username, order: 'reversed' });
  for (const text of ['c', 'd']) await say(text);
  expect(texts(await updates())).toEqual(['d', 'c']);
});

test('with limits, the same offset again is slowed down', async () => {
  const strict = await openPlayground({ limits: 'telegram' });
  await strict.call('getUpdates');
  const second = strict.call('getUpdates').then(() => 'answered');
  const pause = new Promise((resolve) => setTimeout(resolve, 500, 'still waiting'));
  expect(await Promise.race([second, pause])).toBe('still waiting');
  await strict.close();
});
