import { beforeEach, expect, it } from 'vitest';
import type { Workspace } from '../testing/double.ts';
import { type Recorder, recordedWorkspace } from '../testing/recorder.ts';

let workspace: Workspace;
let app: Recorder;
beforeEach(async () => {
  ({ workspace, app } = await recordedWorkspace());
});

it('a thread hangs on its first message, and replies to a reply hang there too', async () => {
  const { client, people, anna, channels } = workspace;
  const { id: channel } = await channels.create({ name: 'orders', members: [anna], app: true });
  const { ts } = await client.chat.postMessage({ channel, text: 'Order 17' });
  const reply = await people.write(anna, channel, { text: 'noted', thread_ts: ts! });
  const { message } = await client.chat.postMessage({ channel, text: 'thanks', thread_ts: reply.ts });
  expect(message).toMatchObject({ thread_ts: ts });
  expect(people.chat(anna, channel).messages.map(({ thread_ts }) => thread_ts)).toEqual([undefined, ts, ts]);
  const nowhere = client.chat.postMessage({ channel, text: 'a', thread_ts: '1000000000.000001' });
  await expect(nowhere).rejects.toThrow('thread_not_found');
  const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts! });
  expect(permalink).toContain(`/archives/${channel}/p${ts!.replace('.', '')}`);
});

it('an ephemeral message is seen by one person', async () => {
  const { client, people, anna, channels } = workspace;
  const { id: boris } = await people.add({ name: 'boris', real_name: 'Boris' });
  const { id: channel } = await channels.create({ name: 'orders', members: [anna, boris], app: true });
  await client.chat.postEphemeral({ channel, user: boris, text: 'for Boris' });
  expect(people.chat(boris, channel).messages).toMatchObject([{ text: 'for Boris', ephemeral: true }]);
  expect(people.chat(anna, channel).messages).toEqual([]);
  await channels.remove(channel, { person: boris });
  const gone = client.chat.postEphemeral({ channel, user: boris, text: 'a' });
  await expect(gone).rejects.toThrow('user_not_in_channel');
  expect(() => people.chat(boris, channel)).toThrow('is not in');
});

it('what is chosen on a message stays there, and goes with the next press', async () => {
  const { client, people, anna } = workspace;
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const options = ['a', 'b'].map((value) => ({ text: plain(value), value }));
  const { ts } = await client.chat.postMessage({
    channel: anna,
    text: 'card',
    blocks: [
      {
        type: 'actions',
        block_id: 'choice',
        elements: [
          { type: 'static_select', action_id: 'pick', options },
          { type: 'button', action_id: 'go', text: plain('Go'), value: '17' },
        ],
      },
    ],
  });
  const on = { channel: 'app', ts: ts! };
  await people.use(anna, on, { action_id: 'pick', value: 'b' });
  await people.use(anna, on, { action_id: 'go' });
  expect(app.payloads().at(-1)).toMatchObject({
    type: 'block_actions',
    user: { id: anna, name: 'anna' },
    channel: { name: 'directmessage' },
    container: { type: 'message', message_ts: ts, is_ephemeral: false },
    message: { ts, text: 'card' },
    state: { values: { choice: { pick: { selected_option: options[1] } } } },
    actions: [{ type: 'button', action_id: 'go', block_id: 'choice', value: '17' }],
  });
});

it('who leaves is told of, and is written to no more', async () => {
  const { client, people, anna } = workspace;
  await client.chat.postMessage({ channel: anna, text: 'a' });
  await people.deactivate(anna);
  await expect
    .poll(() => app.payloads().map(({ event }) => event))
    .toContainEqual(
      expect.objectContaining({
        type: 'user_change',
        user: expect.objectContaining({ id: anna, deleted: true }),
      }),
    );
  await expect(client.chat.postMessage({ channel: anna, text: 'b' })).rejects.toThrow('is_archived');
  await expect(client.conversations.open({ users: anna })).rejects.toThrow('user_disabled');
  expect((await client.users.info({ user: anna })).user).toMatchObject({ deleted: true });
  expect(() => people.chat(anna, 'app')).toThrow('deactivated');
});

it('a shortcut on a message names it', async () => {
  const { people, anna } = workspace;
  const { ts } = await people.write(anna, 'app', { text: 'look' });
  expect(await people.messageShortcut(anna, 'app', { callback_id: 'find', ts })).toMatchObject({ ok: true });
  expect(app.payloads().find(({ type }) => type === 'message_action')).toMatchObject({
    callback_id: 'find',
    message_ts: ts,
    message: { text: 'look', user: anna },
  });
});

it('a channel that is shared says with whom, to the app and in what happens there', async () => {
  const { client, channels, people, anna } = workspace;
  const { id: channel } = await channels.create({ name: 'orders', members: [anna], app: true });
  const told = async () => (await client.conversations.info({ channel })).channel;
  const none = { is_shared: false, is_org_shared: false, is_ext_shared: false, is_pending_ext_shared: false };
  expect(await told()).toMatchObject(none);
  await channels.share(channel, { shared: 'org' });
  expect(await told()).toMatchObject({ ...none, is_shared: true, is_org_shared: true });
  await channels.share(channel, { shared: 'pending' });
  expect(await told()).toMatchObject({ ...none, is_pending_ext_shared: true });
  await channels.share(channel, { shared: 'external' });
  expect(await told()).toMatchObject({ ...none, is_shared: true, is_ext_shared: true });
  await people.write(anna, channel, { text: 'hello' });
  await expect
    .poll(() => app.payloads().at(-1))
    .toMatchObject({ event: { text: 'hello' }, is_ext_shared_channel: true });
  await channels.share(channel, { shared: 'no' });
  expect(await told()).toMatchObject(none);
});

it('lists come in pages', async () => {
  const { client, people, channels, anna } = workspace;
  for (const name of ['boris', 'vera']) await people.add({ name, real_name: name });
  const names: unknown[] = [];
  for await (const page of client.paginate('users.list', { limit: 2 }))
    names.push((page as { members?: { name: string }[] }).members?.map(({ name }) => name));
  expect(names).toEqual([
    ['caravan', 'anna'],
    ['boris', 'vera'],
  ]);
  const { id: channel } = await channels.create({ name: 'orders', members: [anna] });
  expect((await client.conversations.list()).channels).toMatchObject([{ name: 'orders', is_member: false }]);
  await client.conversations.join({ channel });
  expect((await client.conversations.members({ channel })).members).toEqual([anna, 'U0CARAVAN1']);
});
