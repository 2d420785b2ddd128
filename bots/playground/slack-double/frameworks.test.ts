import { App, LogLevel } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import type { SlackDouble } from './index.ts';
import { app, boltOverHttp, type Workspace } from './testing/double.ts';
import { workspaceOfTest } from './testing/recorder.ts';

/** An app with a little of everything: a home, a card with a button, a form of two pages, a search. */
function greeter(bolt: App): void {
  const form = (title: string) => ({
    type: 'modal' as const,
    callback_id: 'trip',
    title: { type: 'plain_text' as const, text: title },
    submit: { type: 'plain_text' as const, text: 'Send' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'city',
        label: { type: 'plain_text' as const, text: 'City' },
        element: { type: 'external_select' as const, action_id: 'city', min_query_length: 2 },
      },
      {
        type: 'input' as const,
        block_id: 'day',
        optional: true,
        label: { type: 'plain_text' as const, text: 'Day' },
        element: { type: 'datepicker' as const, action_id: 'day' },
      },
    ],
  });
  bolt.message('hello', async ({ say, message }) => {
    await say({
      text: `Hello, <@${'user' in message ? message.user : ''}>`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: '*Order 17*' } },
        {
          type: 'actions',
          block_id: 'decision',
          elements: [
            {
              type: 'button',
              action_id: 'accept',
              text: { type: 'plain_text', text: 'Accept' },
              value: '17',
            },
            { type: 'button', action_id: 'fill', text: { type: 'plain_text', text: 'Fill in' } },
          ],
        },
      ],
    });
  });
  bolt.action('accept', async ({ ack, respond, body }) => {
    await ack();
    await respond({ text: `Accepted by ${body.user.id}`, blocks: [], replace_original: true });
  });
  bolt.action('fill', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: 'trigger_id' in body ? body.trigger_id : '', view: form('Trip') });
  });
  bolt.options('city', async ({ ack, options }) => {
    const found = ['Tver', 'Tula', 'Omsk'].filter((city) => city.startsWith(options.value));
    await ack({ options: found.map((city) => ({ text: { type: 'plain_text', text: city }, value: city })) });
  });
  bolt.view('trip', async ({ ack, view, body, client }) => {
    const { city, day } = view.state.values;
    if (!day?.day?.selected_date) return ack({ response_action: 'errors', errors: { day: 'Which day?' } });
    await ack();
    const chosen = city?.city?.selected_option?.value;
    await client.chat.postMessage({ channel: body.user.id, text: `${chosen} on ${day.day.selected_date}` });
  });
  bolt.command('/caravan', async ({ ack, command }) => ack(`You asked for ${command.text}`));
  bolt.shortcut('menu', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form('Menu') });
  });
  bolt.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'My tasks' } }] },
    });
  });
}

async function playThrough({ people, anna }: Workspace): Promise<void> {
  await people.write(anna, 'app', { text: 'hello' });
  const chat = await people.chatWhen(anna, 'app', ({ messages }) => messages.length === 2, 5000);
  const card = chat.messages[1]!;
  expect(card).toMatchObject({ text: `Hello, <@${anna}>`, from: { is_app: true }, edited: false });
  const onCard = { channel: 'app', ts: card.ts };

  expect(await people.use(anna, onCard, { action_id: 'fill' })).toMatchObject({
    sent: true,
    ack: { ok: true },
  });
  const [modal] = await people.modalsWhen(anna, ({ length }) => length > 0, 5000);
  expect(modal).toMatchObject({ title: 'Trip', submit: 'Send', callback_id: 'trip' });
  expect(await people.submit(anna)).toEqual({
    sent: false,
    closed: false,
    errors: { city: 'Please complete this required field.' },
  });
  const { options } = await people.options(anna, 'modal', { action_id: 'city', query: 'Tv' });
  expect(options.map(({ value }) => value)).toEqual(['Tver']);
  await expect(people.use(anna, 'modal', { action_id: 'city', value: 'Omsk' })).rejects.toThrow(
    'no option "Omsk"',
  );
  expect(await people.use(anna, 'modal', { action_id: 'city', value: 'Tver' })).toEqual({ sent: false });
  expect(await people.submit(anna)).toMatchObject({
    sent: true,
    closed: false,
    errors: { day: 'Which day?' },
  });
  expect(people.modals(anna)[0]!.errors).toEqual({ day: 'Which day?' });
  await people.use(anna, 'modal', { action_id: 'day', value: '2026-11-25' });
  expect(await people.submit(anna)).toMatchObject({ sent: true, closed: true, ack: { ok: true } });
  expect(people.modals(anna)).toEqual([]);
  const after = await people.chatWhen(anna, 'app', ({ messages }) => messages.length === 3, 5000);
  expect(after.messages[2]!.text).toBe('Tver on 2026-11-25');

  await people.use(anna, onCard, { action_id: 'accept' });
  const decided = await people.chatWhen(anna, 'app', ({ messages }) => messages[1]!.edited, 5000);
  expect(decided.messages[1]).toMatchObject({ text: `Accepted by ${anna}` });
  expect(decided.messages[1]!.blocks).toBeUndefined();
  await expect(people.use(anna, onCard, { action_id: 'accept' })).rejects.toThrow(
    'There is no accept there now',
  );

  expect(await people.command(anna, 'app', { command: '/caravan', text: 'tasks' })).toMatchObject({
    ok: true,
  });
  expect(people.chat(anna, 'app').messages.at(-1)).toMatchObject({
    text: 'You asked for tasks',
    ephemeral: true,
  });
  expect(await people.shortcut(anna, { callback_id: 'menu' })).toMatchObject({ ok: true });
  expect(await people.modalsWhen(anna, ({ length }) => length > 0, 5000)).toMatchObject([{ title: 'Menu' }]);
  await people.close(anna);
  expect(people.modals(anna)).toEqual([]);

  await people.openHome(anna);
  const home = await people.homeWhen(anna, (seen) => seen !== null, 5000);
  expect(home!.blocks).toMatchObject([{ type: 'header', text: { text: 'My tasks' } }]);
}

test('a Bolt app talks over HTTP', async () => {
  const workspace = await workspaceOfTest();
  const { close } = await boltOverHttp(workspace, greeter);
  onTestFinished(close);
  await playThrough(workspace);
  await workspace.controls.idle();
  expect(workspace.controls.acknowledgements().failed).toBe(0);
});

async function boltOverSocket({ apiUrl: slackApiUrl }: SlackDouble): Promise<App> {
  const bolt = new App({
    token: app.botToken,
    appToken: app.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 } },
  });
  greeter(bolt);
  await bolt.start();
  onTestFinished(async () => void (await bolt.stop()));
  return bolt;
}

test('a Bolt app talks over a socket', async () => {
  const workspace = await workspaceOfTest({ app: { ...app, socketMode: true } });
  await boltOverSocket(workspace);
  await playThrough(workspace);
});

test('a socket that Slack takes away is opened anew, and events that nobody took come again', async () => {
  const workspace = await workspaceOfTest({ app: { ...app, socketMode: true }, retryMinuteMs: 100 });
  const { people, anna, controls } = workspace;
  expect(await people.shortcut(anna, { callback_id: 'menu' })).toMatchObject({ error: 'no_connection' });
  await people.write(anna, 'app', { text: 'hello' });
  await boltOverSocket(workspace);
  await people.chatWhen(anna, 'app', ({ messages }) => messages.length === 2, 5000);
  expect(controls.deliveries().filter(({ error }) => error === 'connection_failed').length).toBeGreaterThan(
    1,
  );
  controls.disconnect('refresh_requested');
  await expect
    .poll(() => controls.log().filter(({ method }) => method === 'apps.connections.open').length, {
      timeout: 15_000,
    })
    .toBe(2);
  await expect
    .poll(async () => (await people.shortcut(anna, { callback_id: 'menu' })).ok, { timeout: 5000 })
    .toBe(true);
});
