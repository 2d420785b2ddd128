import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlayground, type Playground, staff, startedPerson } from '../testing/double.ts';

let playground: Playground;
let anna: number;
let chat: string;

beforeEach(async () => {
  playground = await openPlayground();
  anna = await startedPerson(playground);
  chat = `/people/${anna}/chats/${staff.username}`;
});

afterEach(() => playground.close());

async function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(playground.apiRoot + path, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  // The tests look into answers of many shapes.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  return { status: response.status, body: (await response.json()) as any };
}

test('a conversation over HTTP', async () => {
  const sent = await ask('POST', `${chat}/messages`, { text: 'hello' });
  expect(sent).toMatchObject({
    status: 200,
    body: { messages: [{ text: 'hello', deleted: false, files: [] }] },
  });
  const waiting = ask('GET', `${chat}?after=${sent.body.messages[0].message_id}&wait=5000`);
  const reply_markup = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] };
  const { result } = await playground.call('sendMessage', { chat_id: anna, text: 'card', reply_markup });
  const { message_id } = result as { message_id: number };
  expect((await waiting).body).toMatchObject({ messages: [{ text: 'card' }], unread: 1, blocked: false });
  const press = await ask('POST', `${chat}/press`, { message_id, data: 'a' });
  const answered = ask('GET', `${chat}/press/${press.body.callback_query_id}?wait=5000`);
  await playground.call('answerCallbackQuery', { ...press.body, text: 'Done' });
  expect((await answered).body).toEqual({ answered: true, text: 'Done', show_alert: false });
  expect(await ask('POST', `${chat}/read`)).toEqual({ status: 200, body: { ok: true } });
  expect((await ask('GET', `/people/${anna}/chats`)).body).toMatchObject([{ unread: 0 }]);
});

test('a file over HTTP', async () => {
  const form = new FormData();
  form.set('kind', 'document');
  form.set('caption', 'Act');
  form.set('file', new Blob(['<script>']), 'акт.html');
  const response = await fetch(`${playground.apiRoot}${chat}/files`, { method: 'POST', body: form });
  const { messages } = (await response.json()) as {
    messages: { caption: string; files: { url: string; name: string }[] }[];
  };
  expect(messages[0]).toMatchObject({ caption: 'Act', files: [{ name: 'акт.html' }] });
  const file = await fetch(`${playground.apiRoot}/${messages[0]!.files[0]!.url}`);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await file.text()).toBe('<script>');
});

test('wrong input is refused with a reason', async () => {
  expect(await ask('POST', '/people', {})).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('first_name') },
  });
  expect(await ask('POST', `${chat}/messages`, { text: 'x', colour: 1 })).toMatchObject({ status: 400 });
  expect(await ask('POST', `${chat}/press`, { message_id: 77, data: 'a' })).toMatchObject({ status: 404 });
  expect(await ask('GET', '/nothing')).toMatchObject({ status: 404 });
  expect(await ask('POST', '/people', { first_name: 'X' }, { origin: 'https://evil.test' })).toMatchObject({
    status: 403,
  });
  const plain = await fetch(`${playground.apiRoot}/people`, { method: 'POST', body: '{"first_name":"X"}' });
  expect(plain.status).toBe(400);
});

async function readEvents(path: string, count: number): Promise<{ seq: number; kind: string }[]> {
  const response = await fetch(playground.apiRoot + path);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('\ndata: ').length <= count) text += (await reader.read()).value;
  await reader.cancel();
  return [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1]!));
}

test('events come live, again from a number, and afresh when it is unknown', async () => {
  const { result } = await playground.call('sendMessage', { chat_id: anna, text: 'card' });
  const { message_id } = result as { message_id: number };
  const reading = readEvents('/events?since=0', 6);
  await playground.call('sendChatAction', { chat_id: anna, action: 'typing' });
  await playground.call('editMessageText', { chat_id: anna, message_id, text: 'card 2' });
  await playground.call('deleteMessage', { chat_id: anna, message_id });
  await ask('POST', `${chat}/block`);
  const events = await reading;
  expect(events.map(({ kind }) => kind)).toEqual([
    'message',
    'message',
    'typing',
    'edited',
    'deleted',
    'blocked',
  ]);
  expect(events[3]).toMatchObject({
    user: anna,
    chat: staff.username,
    bot: staff.username,
    message: { text: 'card 2' },
  });
  expect(await readEvents(`/events?since=${events[3]!.seq}`, 2)).toEqual(events.slice(4));
  expect(await readEvents('/events?since=1000', 1)).toEqual([{ seq: events[5]!.seq, kind: 'reset' }]);
});

test('faults strike the calls they are ordered for, and the log tells', async () => {
  const say = () => playground.call('sendMessage', { chat_id: anna, text: 'x' });
  const count = () => playground.people.chat(anna, staff.username).messages.length;
  await ask('POST', '/faults', { kind: 'rate-limit', method: 'sendMessage', retry_after: 7, after: 1 });
  expect((await say()).ok).toBe(true);
  expect(await say()).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
  expect((await say()).ok).toBe(true);
  const before = count();
  await ask('POST', '/faults', { kind: 'drop-answer', chat_id: anna, bot: staff.username });
  await expect(say()).rejects.toThrow();
  expect(count()).toBe(before + 1);
  await ask('POST', '/faults', { kind: 'refuse-connection', times: 2 });
  await expect(say()).rejects.toThrow();
  expect(count()).toBe(before + 1);
  await ask('DELETE', '/faults');
  await ask('POST', '/faults', { kind: 'fail', status: 502 });
  expect(await say()).toMatchObject({ error_code: 502, description: 'Bad Gateway' });
  await ask('POST', '/faults', { kind: 'delay', ms: 60 });
  const begin = performance.now();
  expect((await say()).ok).toBe(true);
  expect(performance.now() - begin).toBeGreaterThan(55);
  const { body: log } = await ask('GET', '/log?after=1');
  expect(log.map(({ fault }: { fault?: string }) => fault)).toEqual([
    undefined,
    'rate-limit',
    undefined,
    'drop-answer',
    'refuse-connection',
    'fail',
    'delay',
  ]);
  expect(log[0]).toMatchObject({
    bot: staff.username,
    method: 'sendMessage',
    payload: { chat_id: anna, text: 'x' },
    result: { text: 'x' },
  });
});

test('another site’s name for this machine is not answered, nonsense paths are', async () => {
  const port = Number(new URL(playground.apiRoot).port);
  const statusOf = (path: string, host: string) =>
    new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asking.on('error', reject).end();
    });
  expect(await statusOf('/people', 'evil.test')).toBe(421);
  expect(await statusOf('/people', `localhost:${port}`)).toBe(200);
  expect(await statusOf('/people/1/chats/%zz', '127.0.0.1')).toBe(404);
  expect(await statusOf('//', '127.0.0.1')).toBe(404);
});

test('a reset forgets the people, but no number is given twice', async () => {
  const { result: before } = await playground.call('sendMessage', { chat_id: anna, text: 'x' });
  await ask('POST', '/reset');
  expect((await ask('GET', '/people')).body).toEqual([]);
  expect((await playground.call('getUpdates')).result).toEqual([]);
  const again = await startedPerson(playground);
  const { result: after } = await playground.call('sendMessage', { chat_id: again, text: 'x' });
  expect((after as { message_id: number }).message_id).toBeGreaterThan(
    (before as { message_id: number }).message_id,
  );
});

test('another server can mount the people’s side', async () => {
  const server = createServer((request, response) => {
    request.url = request.url!.replace('/api/telegram', '');
    playground.handlePeople(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const response = await fetch(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/telegram/bots`,
  );
  expect(await response.json()).toMatchObject([{ username: 'staff_bot' }, { username: 'partners_bot' }]);
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
});
