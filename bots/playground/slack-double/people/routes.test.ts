import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../testing/double.ts';
import { recorder } from '../testing/recorder.ts';

let workspace: Workspace;
let app: Awaited<ReturnType<typeof recorder>>;
beforeEach(async () => {
  workspace = await openWorkspace();
  app = await recorder();
});
afterEach(async () => {
  await workspace.close();
  await app.close();
});

const root = () => workspace.apiUrl.replace('/api/', '');

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(root() + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as never };
}

it('a page plays a person over HTTP', async () => {
  const { client } = workspace;
  expect(await ask('POST', '/app/request-url', { url: app.url })).toEqual({
    status: 200,
    body: { ok: true },
  });
  const { body: boris } = await ask('POST', '/people', { name: 'boris', real_name: 'Boris' });
  const { id } = boris as { id: string };
  expect(await ask('GET', `/people/${id}/chats`)).toMatchObject({
    body: [{ kind: 'app', name: 'Caravan', unread: 0 }],
  });
  const waiting = ask('GET', `/people/${id}/chats/app?wait=5000`);
  const button = {
    type: 'button' as const,
    action_id: 'go',
    text: { type: 'plain_text' as const, text: 'Go' },
  };
  const { ts } = await client.chat.postMessage({
    channel: id,
    text: 'card',
    blocks: [{ type: 'actions', elements: [button] }],
  });
  expect(await waiting).toMatchObject({ status: 200, body: { unread: 1, messages: [{ ts, text: 'card' }] } });
  const use = (action_id: string) =>
    ask('POST', `/people/${id}/use`, { on: { channel: 'app', ts }, action_id });
  expect(await use('go')).toMatchObject({ status: 200, body: { sent: true, ack: { ok: true } } });
  expect(await use('stop')).toMatchObject({ status: 409 });
  expect(await ask('POST', `/people/${id}/chats/app/read`)).toMatchObject({ status: 200 });
  expect(await ask('GET', `/people/${id}/chats/app?after=${ts}`)).toMatchObject({
    body: { unread: 0, messages: [] },
  });
  expect(await ask('POST', `/people/${id}/chats/app/messages`, { text: '' })).toMatchObject({ status: 400 });
  expect(await ask('GET', '/people/U404/chats')).toMatchObject({ status: 404 });
  expect(await ask('GET', `/people/${id}/home`)).toEqual({ status: 200, body: null });
  expect(await ask('POST', `/people/${id}/home/open`, { tab: 'wall' })).toMatchObject({ status: 400 });
  expect(await ask('GET', '/acknowledgements')).toMatchObject({ body: { failed: 0 } });
});

it('a file comes and goes as bytes', async () => {
  const form = new FormData();
  form.append('file', new Blob(['one']), 'one.txt');
  form.append('file', new Blob(['two']), 'two.txt');
  form.append('text', 'both');
  const sent = await fetch(`${root()}/people/${workspace.anna}/chats/app/files`, {
    method: 'POST',
    body: form,
  });
  const { files, text } = (await sent.json()) as { text: string; files: { name: string; url: string }[] };
  expect([text, ...files.map(({ name }) => name)]).toEqual(['both', 'one.txt', 'two.txt']);
  const two = await fetch(root() + files[1]!.url);
  expect(await two.text()).toBe('two');
  expect(two.headers.get('content-disposition')).toContain('attachment');
});

it('events are streamed, those that were missed first', async () => {
  const { people, anna } = workspace;
  await people.write(anna, 'app', { text: 'first' });
  const stop = new AbortController();
  const stream = await fetch(`${root()}/events?since=0`, { signal: stop.signal });
  let seen = '';
  const reading = (async () => {
    for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>)
      seen += Buffer.from(chunk).toString();
  })().catch(() => {});
  await expect.poll(() => seen).toContain('"kind":"message"');
  await people.openHome(anna);
  await workspace.client.views.publish({ user_id: anna, view: { type: 'home', blocks: [] } });
  await expect.poll(() => seen).toContain(`"kind":"home","user":"${anna}"`);
  stop.abort();
  await reading;
});

it('a page of another site must not act here', async () => {
  const stranger = { origin: 'https://elsewhere.example' };
  expect(await ask('POST', '/reset', {}, stranger)).toMatchObject({ status: 403 });
  expect(workspace.people.list()).toHaveLength(1);
});

it('a reset forgets all but the URL', async () => {
  await ask('POST', '/app/request-url', { url: app.url });
  await ask('POST', '/reset');
  expect(workspace.people.list()).toEqual([]);
  expect(await ask('GET', '/log')).toEqual({ status: 200, body: [] });
  expect(workspace.controls.app().request_url).toBe(app.url);
  const { id } = await workspace.people.add({ name: 'anna', real_name: 'Anna' });
  expect(id).not.toBe(workspace.anna);
});
