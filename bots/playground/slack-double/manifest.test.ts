import type { WebAPIPlatformError } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { app, boltOverHttp, openWorkspace, type Workspace } from './testing/double.ts';

const manifest = {
  display_information: { name: 'Caravan' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    slash_commands: [{ command: '/caravan', description: 'Menu' }],
    shortcuts: [{ name: 'Menu', type: 'global' as const, callback_id: 'menu', description: 'Menu' }],
  },
  oauth_config: { scopes: { bot: ['chat:write', 'im:write'] } },
  settings: { event_subscriptions: { bot_events: ['app_home_opened'] }, interactivity: { is_enabled: true } },
};

let workspace: Workspace;
beforeEach(async () => {
  workspace = await openWorkspace({ app: { ...app, manifest } });
});
afterEach(() => workspace.close());

it('scopes that it does not name are missing', async () => {
  const refused = await workspace.client.users
    .info({ user: workspace.anna })
    .catch((reason: WebAPIPlatformError) => reason.data);
  expect(refused).toMatchObject({
    error: 'missing_scope',
    needed: 'users:read',
    provided: 'chat:write,im:write',
  });
  expect(await workspace.client.chat.postMessage({ channel: workspace.anna, text: 'a' })).toMatchObject({
    ok: true,
  });
});

it('each kind of conversation is told of by a scope of its own', async () => {
  await workspace.close();
  const scopes = { bot: ['chat:write', 'channels:read'] };
  workspace = await openWorkspace({ app: { ...app, manifest: { ...manifest, oauth_config: { scopes } } } });
  const { channels, client, anna } = workspace;
  const open = await channels.create({ name: 'orders', members: [anna] });
  const closed = await channels.create({ name: 'board', is_private: true, members: [anna], app: true });
  expect((await client.conversations.info({ channel: open.id })).channel).toMatchObject({ name: 'orders' });
  const refused = client.conversations.info({ channel: closed.id });
  await expect(refused).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'groups:read' } });
});

it('events, commands and shortcuts that it does not name are not there', async () => {
  const heard: string[] = [];
  const { close } = await boltOverHttp(workspace, (bolt) => {
    bolt.event(/.*/, async ({ event }) => void heard.push(event.type));
    bolt.command('/caravan', async ({ ack }) => ack());
    bolt.shortcut('menu', async ({ ack }) => ack());
  });
  const { people, anna, client, controls } = workspace;
  await client.chat.postMessage({ channel: anna, text: 'a' });
  await people.openHome(anna);
  await expect.poll(() => heard).toEqual(['app_home_opened']);
  await expect(people.write(anna, 'app', { text: 'a' })).rejects.toThrow('turned off');
  await expect(people.command(anna, 'app', { command: '/other' })).rejects.toThrow('not a valid command');
  await expect(people.shortcut(anna, { callback_id: 'other' })).rejects.toThrow('no shortcut');
  expect(await people.command(anna, 'app', { command: '/caravan' })).toMatchObject({ ok: true });
  expect(await people.shortcut(anna, { callback_id: 'menu' })).toMatchObject({ ok: true });
  await controls.idle();
  expect(controls.deliveries().map(({ type }) => type)).toEqual([
    'url_verification',
    'app_home_opened',
    '/caravan',
    'shortcut',
  ]);
  await close();
});
