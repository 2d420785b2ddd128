import type { ModalView } from '@slack/web-api';
import { beforeEach, expect, it } from 'vitest';
import type { Workspace } from '../testing/double.ts';
import { type Recorder, recordedWorkspace } from '../testing/recorder.ts';

let workspace: Workspace;
let app: Recorder;
beforeEach(async () => {
  ({ workspace, app } = await recordedWorkspace());
});

const act = { filename: 'Акт 17.pdf', mime: 'application/pdf', bytes: Buffer.from('act №17') };
const bearer = { authorization: 'Bearer xoxb-caravan' };

it('what a person shares reaches the app, and only with its token the bytes', async () => {
  const { people, anna } = workspace;
  const shared = await people.sendFiles(anna, 'app', { text: 'the act' }, [act]);
  expect(shared.files).toMatchObject([{ name: 'Акт 17.pdf', size: 9 }]);
  await expect
    .poll(() =>
      app
        .payloads()
        .map(({ event }) => event.type)
        .sort(),
    )
    .toEqual(['file_shared', 'message']);
  const message = app
    .payloads()
    .map(({ event }) => event)
    .find(({ type }) => type === 'message')!;
  expect(message).toMatchObject({
    subtype: 'file_share',
    text: 'the act',
    files: [{ mimetype: 'application/pdf' }],
  });
  const [{ url_private_download: url }] = message.files as unknown as [{ url_private_download: string }];
  expect(await (await fetch(url, { headers: bearer })).text()).toBe('act №17');
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
});

it('the app uploads in three steps; a file of another length is not taken', async () => {
  const { client, people, anna } = workspace;
  const { channel } = (await client.conversations.open({ users: anna })) as { channel: { id: string } };
  const upload = {
    channel_id: channel.id,
    filename: 'bill.xlsx',
    file: Buffer.from('bill'),
    initial_comment: 'The bill',
  };
  expect(await client.files.uploadV2(upload)).toMatchObject({ ok: true });
  const [seen] = people.chat(anna, 'app').messages;
  expect(seen).toMatchObject({
    text: 'The bill',
    from: { is_app: true },
    files: [{ name: 'bill.xlsx', size: 4 }],
  });
  const { upload_url, file_id } = await client.files.getUploadURLExternal({ filename: 'a.pdf', length: 10 });
  expect((await fetch(upload_url!, { method: 'POST', body: 'short' })).status).toBe(400);
  const complete = client.files.completeUploadExternal({ files: [{ id: file_id! }], channel_id: channel.id });
  await expect(complete).rejects.toThrow('file_not_found');
});

it('a modal asks for files of certain kinds, and so many', async () => {
  const { client, people, anna } = workspace;
  await people.shortcut(anna, { callback_id: 'menu' });
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Papers' },
    submit: { type: 'plain_text', text: 'Send' },
    blocks: [
      {
        type: 'input',
        block_id: 'papers',
        label: { type: 'plain_text', text: 'Papers' },
        element: { type: 'file_input', action_id: 'papers', filetypes: ['pdf'], max_files: 1 },
      },
    ],
  } as ModalView;
  await client.views.open({ trigger_id: app.payloads().at(-1)!.trigger_id, view });
  const { id } = await people.upload(anna, act);
  const photo = await people.upload(anna, {
    filename: 'cargo.jpg',
    mime: 'image/jpeg',
    bytes: Buffer.from('jpg'),
  });
  const put = (value: string[]) => people.use(anna, 'modal', { action_id: 'papers', value });
  await expect(put([photo.id])).rejects.toThrow('Only pdf');
  await expect(put([id, id])).rejects.toThrow('takes 1 at most');
  await expect(put(['F404'])).rejects.toThrow();
  await put([id]);
  expect(await people.submit(anna)).toMatchObject({ sent: true, closed: true });
  const { view: submitted } = app.payloads().at(-1)! as unknown as {
    view: {
      state: { values: Record<string, Record<string, { files: { id: string; url_private: string }[] }>> };
    };
  };
  const [file] = submitted.state.values.papers!.papers!.files;
  expect(file!.id).toBe(id);
  expect(await (await fetch(file!.url_private, { headers: bearer })).text()).toBe('act №17');
});
