import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { app, clientOf } from './testing/double.ts';

const serve = new URL('./serve.ts', import.meta.url).pathname;
let dir: string;
let double: ChildProcess;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'caravan-slack-'));
});
afterEach(() => {
  double.kill('SIGKILL');
  rmSync(dir, { recursive: true });
});

/** The double as a process of its own; gives its API URL. */
async function started(): Promise<string> {
  const more = JSON.stringify({ limits: 'none' });
  double = spawn(process.execPath, ['--import', 'tsx', serve, '0', dir, JSON.stringify(app), more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(double.stdout!, 'data')) as [Buffer];
  return (JSON.parse(line.toString()) as { apiUrl: string }).apiUrl;
}

async function killed(): Promise<void> {
  const gone = once(double, 'exit');
  double.kill('SIGKILL');
  await gone;
}

const ask = async (apiUrl: string, path: string, body?: object) => {
  const init = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  return (await (await fetch(apiUrl.replace('/api/', path), init)).json()) as unknown;
};

it('what was acknowledged survives kill -9', async () => {
  let url = await started();
  const { id: channel } = (await ask(url, '/people', { name: 'anna', real_name: 'Anna' })) as { id: string };
  const first = await clientOf(url).chat.postMessage({ channel, text: 'card' });
  await clientOf(url).views.publish({
    user_id: channel,
    view: { type: 'home', blocks: [{ type: 'divider' }] },
  });
  const upload = { channel_id: first.channel!, filename: 'act.pdf', file: Buffer.from('act') };
  await clientOf(url).files.uploadV2(upload);
  await killed();

  url = await started();
  const { messages } = (await ask(url, `/people/${channel}/chats/app`)) as {
    messages: { ts: string; text: string; files?: { url: string }[] }[];
  };
  expect(messages).toMatchObject([{ ts: first.ts, text: 'card' }, { files: [{ name: 'act.pdf' }] }]);
  expect(await (await fetch(url.replace('/api/', messages[1]!.files![0]!.url))).text()).toBe('act');
  expect(await ask(url, `/people/${channel}/home`)).toMatchObject({ blocks: [{ type: 'divider' }] });
  const changed = await clientOf(url).chat.update({ channel: first.channel!, ts: first.ts!, text: 'done' });
  expect(changed.ok).toBe(true);
  const next = await clientOf(url).chat.postMessage({ channel, text: 'next' });
  expect(Number(next.ts)).toBeGreaterThan(Number(first.ts));
}, 90_000);
