import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStagedPlayground, type StagedPlayground } from './testing/staged-playground.ts';

let playground: StagedPlayground;

beforeAll(async () => {
  playground = await openStagedPlayground();
});

afterAll(() => playground.close());

interface Answer {
  status: number | undefined;
  headers: Record<string, unknown>;
  body: string;
}

/** A request whose path is sent as it stands: `fetch` would tidy it up. */
function ask(
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(playground.url);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, method, path, headers: { ...type, ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: text }),
      );
    });
    asking.on('error', reject);
    asking.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  });
}

test('the page and its files come with their types and a strict policy', async () => {
  const page = await ask('GET', '/?from=readme');
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
  expect(page.body).not.toMatch(/<style|<script>|https?:|\son\w+=/);
  for (const name of page.body.match(/(?<=\/assets\/)[\w./-]+/g) ?? []) {
    expect((await ask('GET', `/assets/${name}`)).status, name).toBe(200);
  }
  expect((await ask('GET', '/assets/app.js')).headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect((await ask('GET', '/assets/mark.svg')).headers).toMatchObject({ 'content-type': 'image/svg+xml' });
});

test.each([
  '/assets/../handler.ts',
  '/assets/%2e%2e/handler.ts',
  '/assets/..%2fhandler.ts',
  '/assets//etc/passwd',
  '/assets/tsconfig.json',
  '/assets/',
  '/playground/nothing',
])('nothing is found at %s', async (path) => {
  expect((await ask('GET', path)).status).toBe(404);
});

test('paths of others are left alone', async () => {
  for (const path of ['/healthz', '/assets', '/playgrounds/cast', '/files/token']) {
    expect((await ask('GET', path)).body, path).toBe('not of the playground');
  }
});

test('the cast, and people behind it', async () => {
  const cast = JSON.parse((await ask('GET', '/playground/cast')).body);
  expect(cast[0]).toMatchObject({ userId: 101, name: 'Анна Соколова', role: 'logistician' });
  const people = JSON.parse((await ask('GET', '/playground/people/people')).body);
  expect(people).toHaveLength(cast.length);
  expect((await ask('GET', '/playground/people/people/101/chats?x=1')).body).toBe('[]');
});

test('the clock is moved by one of three steps', async () => {
  const moved = await ask('POST', '/playground/clock', { body: { move: 'hour' } });
  expect(JSON.parse(moved.body)).toMatchObject({
    now: expect.stringMatching(/^2025-11-21T12:05/),
    zone: 'Europe/Moscow',
  });
  expect(playground.moves).toEqual(['hour']);
  for (const body of [{ move: 'year' }, { move: 'day', times: 5 }, [], '{', 'null'])
    expect((await ask('POST', '/playground/clock', { body })).status).toBe(400);
  expect((await ask('POST', '/playground/clock', { body: { move: 'x'.repeat(2000) } })).status).toBe(413);
  expect((await ask('PUT', '/playground/clock', { body: { move: 'day' } })).status).toBe(405);
  expect(playground.moves).toEqual(['hour']);
});

test('only a page of this server may act', async () => {
  const { host } = new URL(playground.url);
  const move = (headers: Record<string, string>) =>
    ask('POST', '/playground/clock', { body: { move: 'hour' }, headers });
  expect((await move({ origin: 'https://evil.test' })).status).toBe(403);
  expect((await move({ origin: 'null' })).status).toBe(403);
  expect((await move({ origin: 'http://127.0.0.1:1' })).status).toBe(403);
  expect((await move({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await move({ 'content-type': 'text/plain' })).status).toBe(400);
  expect((await move({ host: 'evil.test', origin: 'http://evil.test' })).status).toBe(421);
  expect((await ask('GET', '/playground/people/people', { headers: { host: 'evil.test' } })).status).toBe(
    421,
  );
  const starts = (origin: string) =>
    ask('POST', '/playground/people/people/105/chats/caravan_staff_bot/start', { headers: { origin } });
  expect((await starts('https://evil.test')).status).toBe(403);
  expect((await starts(`http://${host}`)).status).toBe(200);
  expect((await move({ origin: `http://${host}` })).status).toBe(200);
});
