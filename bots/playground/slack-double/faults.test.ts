import { WebAPIHTTPError, type WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from './testing/double.ts';

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace();
});
afterEach(() => workspace.close());

const post = () => workspace.client.chat.postMessage({ channel: workspace.anna, text: 'a' });
const written = () => workspace.people.chat(workspace.anna, 'app').messages.length;
const failure = () =>
  post().then(
    () => undefined,
    (error: unknown) => error,
  );

it('an answer is lost, and the message is there', async () => {
  workspace.controls.addFault({ kind: 'drop-answer', method: 'chat.postMessage' });
  expect(await failure()).toBeInstanceOf(Error);
  expect(written()).toBe(1);
  expect(await post()).toMatchObject({ ok: true });
});

it('a connection is refused, and nothing is there', async () => {
  workspace.controls.addFault({ kind: 'refuse-connection' });
  expect(await failure()).toBeInstanceOf(Error);
  expect(written()).toBe(0);
});

it('Slack is slow, broken, busy, or says no', async () => {
  const { controls } = workspace;
  controls.addFault({ kind: 'fail', status: 503 });
  expect(await failure()).toBeInstanceOf(WebAPIHTTPError);
  controls.addFault({ kind: 'rate-limit', retry_after: 7 });
  expect(await failure()).toMatchObject({ retryAfter: 7, constructor: WebAPIRateLimitedError });
  controls.addFault({ kind: 'error', error: 'fatal_error' });
  expect(((await failure()) as WebAPIPlatformError).data.error).toBe('fatal_error');
  controls.addFault({ kind: 'delay', ms: 120 });
  const start = performance.now();
  await post();
  expect(performance.now() - start).toBeGreaterThan(110);
  expect(written()).toBe(1);
});

it('only the third of a method suffers', async () => {
  workspace.controls.addFault({
    kind: 'error',
    error: 'internal_error',
    method: 'chat.postMessage',
    after: 2,
  });
  expect(await failure()).toBeUndefined();
  expect(await failure()).toBeUndefined();
  await workspace.client.auth.test();
  expect(await failure()).toBeInstanceOf(Error);
  expect(await failure()).toBeUndefined();
});
