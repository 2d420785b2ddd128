import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatView } from './index.ts';
import { callBot, staff } from './testing/double.ts';

const serve = new URL('./serve.ts', import.meta.url).pathname;
const running: ChildProcess[] = [];
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telegram-double-'));
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(dir, { recursive: true });
});

async function start(): Promise<{ child: ChildProcess; root: string }> {
  const options = JSON.stringify({ limits: 'none' });
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', serve, '0', dir, JSON.stringify([staff]), options],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  running.push(child);
  for await (const line of createInterface({ input: child.stdout! }))
    return { child, root: JSON.parse(line).apiRoot };
  throw new Error('The double did not start');
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function post(root: string, path: string, body: object): Promise<never> {
  const response = await fetch(root + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as never;
}

async function chatOf(root: string): Promise<ChatView> {
  return (await (await fetch(`${root}/people/42/chats/staff_bot`)).json()) as ChatView;
}

test('what was acknowledged survives kill -9', async () => {
  const first = await start();
  await post(first.root, '/people', { id: 42, first_name: 'Anna' });
  await post(first.root, '/people/42/chats/staff_bot/start', {});
  const call = (root: string, method: string, params = {}) => callBot(root, staff.token, method, params);
  const [taken] = (await call(first.root, 'getUpdates')).result as { update_id: number }[];
  await call(first.root, 'getUpdates', { offset: taken!.update_id + 1 });
  await call(first.root, 'setMyCommands', { commands: [{ command: 'tasks', description: 'Tasks' }] });
  const form = new FormData();
  form.set('chat_id', '42');
  form.set('document', new Blob(['the act']), 'act.txt');
  await fetch(`${first.root}/bot${staff.token}/sendDocument`, { method: 'POST', body: form });
  const reply_markup = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] };
  const card = (await call(first.root, 'sendMessage', { chat_id: 42, text: 'card', reply_markup }))
    .result as { message_id: number };
  const { callback_query_id } = (await post(first.root, '/people/42/chats/staff_bot/press', {
    message_id: card.message_id,
    data: 'a',
  })) as { callback_query_id: string };
  await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      post(first.root, '/people/42/chats/staff_bot/messages', { text: `word ${n}` }),
    ),
  );
  const before = await chatOf(first.root);
  await killed(first.child);

  const second = await start();
  const after = await chatOf(second.root);
  expect(after).toEqual(before);
  expect(after.commands).toEqual([{ command: 'tasks', description: 'Tasks' }]);
  const updates = (await call(second.root, 'getUpdates', { limit: 100 })).result as {
    update_id: number;
    callback_query?: { id: string };
  }[];
  expect(updates[0]).toMatchObject({
    update_id: taken!.update_id + 1,
    callback_query: { id: callback_query_id },
  });
  expect(updates).toHaveLength(100);
  const document = after.messages.find((message) => message.document)!;
  expect(await (await fetch(`${second.root}/${document.files[0]!.url}`)).text()).toBe('the act');
  expect((await call(second.root, 'answerCallbackQuery', { callback_query_id })).ok).toBe(true);
  const next = (await call(second.root, 'sendMessage', { chat_id: 42, text: 'next' })).result as {
    message_id: number;
  };
  expect(next.message_id).toBe(after.messages.at(-1)!.message_id + 1);
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
});

test('a webhook and a block survive too', async () => {
  const first = await start();
  const root = first.root;
  await post(root, '/people/42/chats/staff_bot/block', {});
  await callBot(root, staff.token, 'setWebhook', { url: 'http://127.0.0.1:9/hook' });
  await killed(first.child);
  const second = await start();
  const info = await callBot(second.root, staff.token, 'getWebhookInfo', {});
  expect(info.result).toMatchObject({ url: 'http://127.0.0.1:9/hook' });
  const refused = await callBot(second.root, staff.token, 'sendMessage', { chat_id: 42, text: 'x' });
  expect(refused.description).toBe('Forbidden: bot was blocked by the user');
  await killed(second.child);
});

test('killed in the middle of work: nothing acknowledged is lost, and each message has its update', async () => {
  const first = await start();
  await post(first.root, '/people/42/chats/staff_bot/start', {});
  await callBot(first.root, staff.token, 'deleteWebhook', { drop_pending_updates: true });
  const acknowledged: number[] = [];
  /** Writes until nobody is there. */
  const writer = async (nth: number) => {
    for (let n = 0; ; n++) {
      const text = `late ${nth}/${n}`;
      const sent: ChatView = await post(first.root, '/people/42/chats/staff_bot/messages', { text });
      acknowledged.push(sent.messages[0]!.message_id);
      if (acknowledged.length === 100) first.child.kill('SIGKILL');
    }
  };
  await Promise.allSettled(Array.from({ length: 40 }, (_, nth) => writer(nth)));
  const second = await start();
  const { messages } = await chatOf(second.root);
  const kept = messages.filter(({ text }) => text?.startsWith('late')).map(({ message_id }) => message_id);
  expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([]);
  expect(await takeAll(second.root)).toEqual(kept);
  await killed(second.child);
});

async function takeAll(root: string): Promise<number[]> {
  const taken: { update_id: number; message: { message_id: number } }[] = [];
  while (true) {
    const offset = (taken.at(-1)?.update_id ?? -1) + 1;
    const batch: typeof taken = (await callBot(root, staff.token, 'getUpdates', { offset })).result;
    if (batch.length === 0) return taken.map(({ message }) => message.message_id);
    taken.push(...batch);
  }
}
