import { describe, expect, it, onTestFinished } from 'vitest';
import type { SlackDoubleOptions } from '../index.ts';
import { boltOverHttp } from '../testing/double.ts';
import { recordedWorkspace, type Said, workspaceOfTest } from '../testing/recorder.ts';

/** A workspace whose app answers its `nth` request so. */
async function told(answer: (nth: number) => Said, options: Partial<SlackDoubleOptions> = {}) {
  const recorded = await recordedWorkspace((_, nth) => answer(nth), { retryMinuteMs: 40, ...options });
  return { ...recorded.workspace, ...recorded.app };
}

describe('an event', () => {
  it('is told again at once, after a minute and after five, and then no more', async () => {
    const { people, anna, heard, controls } = await told(() => ({ status: 500 }));
    const start = performance.now();
    await people.write(anna, 'app', { text: 'hello' });
    await expect.poll(() => heard.length).toBe(4);
    expect(performance.now() - start).toBeGreaterThan(6 * 40 - 5);
    expect(
      heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
    ).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(heard.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id)).size).toBe(
      1,
    );
    await controls.idle();
    expect(controls.acknowledgements()).toMatchObject({ count: 5, failed: 4 });
  });

  it('that is acknowledged too late is told again', async () => {
    const { people, anna, heard, controls } = await told((nth) => ({ isSilent: nth === 1 }), { ackMs: 1500 });
    await people.write(anna, 'app', { text: 'hello' });
    await expect.poll(() => heard.length).toBe(2);
    expect(heard[1]!.headers['x-slack-retry-reason']).toBe('http_timeout');
    await controls.idle();
    const events = controls.deliveries().filter(({ kind }) => kind === 'event');
    expect(events.map(({ attempt, error }) => [attempt, error])).toEqual([
      [0, 'http_timeout'],
      [1, undefined],
    ]);
    expect(controls.acknowledgements().slowest_ms).toBeGreaterThanOrEqual(1495);
  });

  it('is not told again to an app that asks for it', async () => {
    const { people, anna, heard } = await told((nth) =>
      nth === 1 ? { status: 500, headers: { 'x-slack-no-retry': '1' } } : {},
    );
    await people.write(anna, 'app', { text: 'first' });
    await expect.poll(() => heard.length).toBe(1);
    await people.write(anna, 'app', { text: 'second' });
    await expect.poll(() => heard.length).toBe(2);
    expect(heard[1]!.headers['x-slack-retry-num']).toBeUndefined();
  });

  it("tells of a message, of the app's own, of changes, and of a channel's only to a member", async () => {
    const { people, anna, client, channels, payloads } = await told(() => ({}));
    const { ts } = await people.write(anna, 'app', { text: '5 < 6' });
    await people.edit(anna, 'app', { ts, text: '7' });
    await people.remove(anna, 'app', { ts });
    const { channel } = await client.chat.postMessage({ channel: anna, text: 'own' });
    const { id } = await channels.create({ name: 'orders', members: [anna] });
    await people.write(anna, id, { text: 'unheard' });
    await channels.invite(id, { app: true });
    await people.write(anna, id, { text: '<@U0CARAVAN1> hi' });
    await expect.poll(() => payloads().length).toBe(7);
    const events = payloads().map(({ event }) => event);
    expect(events.find((event) => event.ts === ts && !event.subtype)).toMatchObject({
      type: 'message',
      channel,
      channel_type: 'im',
      user: anna,
      text: '5 &lt; 6',
      blocks: [{ type: 'rich_text' }],
    });
    const subtypes = events.map(({ type, subtype }) => [type, subtype].filter(Boolean).join('/'));
    expect(subtypes.sort()).toEqual([
      'app_mention',
      'member_joined_channel',
      'message',
      'message',
      'message',
      'message/message_changed',
      'message/message_deleted',
    ]);
    expect(events.find(({ bot_id }) => bot_id)).toMatchObject({ text: 'own', bot_id: 'B0CARAVAN1' });
  });
});

describe('what a person does', () => {
  it('is told once: a late or broken app is seen as an error', async () => {
    const { people, anna, heard } = await told((nth) => (nth === 1 ? { isSilent: true } : { status: 500 }), {
      ackMs: 1500,
    });
    expect(await people.shortcut(anna, { callback_id: 'menu' })).toMatchObject({
      ok: false,
      error: 'operation_timeout',
    });
    expect(await people.command(anna, 'app', { command: '/menu' })).toMatchObject({
      ok: false,
      error: 'http_error',
    });
    expect(heard).toHaveLength(2);
  });

  it('goes nowhere without an app', async () => {
    const { people, anna, controls } = await workspaceOfTest();
    expect(await people.shortcut(anna, { callback_id: 'menu' })).toMatchObject({ error: 'no_connection' });
    await expect(controls.setRequestUrl({ url: 'http://127.0.0.1:1/slack' })).rejects.toThrow('challenge');
    expect(controls.app().request_url).toBeNull();
  });
});

describe('a request to a Bolt app', () => {
  it('is refused when it is forged, six minutes old or not signed, and taken when it is signed', async () => {
    const workspace = await workspaceOfTest();
    const heard: string[] = [];
    const bolt = await boltOverHttp(workspace, (app) => {
      app.message(async ({ body }) => void heard.push(body.event_id));
    });
    onTestFinished(bolt.close);
    const { people, anna, controls } = workspace;
    await people.write(anna, 'app', { text: 'hello' });
    await expect.poll(() => heard.length).toBe(1);
    const { seq, event_id } = controls.deliveries().find(({ kind }) => kind === 'event')!;
    for (const how of ['forged', 'old', 'unsigned'] as const)
      expect(await controls.sendAgain(seq, { how }), how).toMatchObject({ status: 401 });
    expect(heard).toEqual([event_id]);
    for (const how of ['same', 'anew'] as const)
      expect(await controls.sendAgain(seq, { how }), how).toMatchObject({ status: 200 });
    await expect.poll(() => heard).toEqual([event_id, event_id, event_id]);
  });
});

describe('a response URL', () => {
  const say = (url: string, body: object) =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  it('is good for five answers', async () => {
    const { people, anna, heard } = await told(() => ({}));
    await people.command(anna, 'app', { command: '/menu', text: 'tasks' });
    const url = new URLSearchParams(heard[0]!.body).get('response_url')!;
    for (let at = 0; at < 5; at++) expect((await say(url, { text: `answer ${at}` })).status).toBe(200);
    const sixth = await say(url, { text: 'answer 5' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    const { messages } = people.chat(anna, 'app');
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true, true, true, true, true]);
  });

  it('may put another message in the place of the one that was pressed, or take it away', async () => {
    const { people, anna, client, payloads } = await told(() => ({}));
    const button = {
      type: 'button' as const,
      action_id: 'go',
      text: { type: 'plain_text' as const, text: 'Go' },
    };
    const { ts } = await client.chat.postMessage({
      channel: anna,
      text: 'card',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    await people.use(anna, { channel: 'app', ts: ts! }, { action_id: 'go' });
    const { response_url: url } = payloads().find(({ type }) => type === 'block_actions')!;
    expect((await say(url, { blocks: [{ type: 'poem' }] })).status).toBe(400);
    await say(url, { text: 'done', replace_original: true, blocks: [] });
    expect(people.chat(anna, 'app').messages[0]).toMatchObject({ text: 'done', edited: true });
    await say(url, { delete_original: true });
    expect(people.chat(anna, 'app').messages[0]).toMatchObject({ deleted: true });
  });
});
