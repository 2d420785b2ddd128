import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  openPlayground,
  type Playground,
  partners,
  staff,
  startedPerson,
} from '../testing/double.ts';
import { pngOf } from '../testing/png.ts';

let playground: Playground;
let anna: number;

beforeAll(async () => {
  playground = await openPlayground();
  anna = await startedPerson(playground);
});

afterAll(() => playground.close());

async function upload(
  method: string,
  field: string,
  bytes: Uint8Array,
  values: Record<string, string> = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ chat_id: `${anna}`, ...values })) form.set(name, value);
  form.set(field, new Blob([bytes as Uint8Array<ArrayBuffer>]), 'scan.png');
  const response = await fetch(`${playground.apiRoot}/bot${staff.token}/${method}`, {
    method: 'POST',
    body: form,
  });
  return (await response.json()) as Answer;
}

test('a photo comes in the sizes Telegram makes, and downloads whole', async () => {
  const picture = pngOf(2000, 1000);
  const { result } = await upload('sendPhoto', 'photo', picture, {
    caption: '<b>CMR</b>',
    parse_mode: 'HTML',
  });
  const message = result as { photo: { file_id: string; width: number; height: number }[]; caption: string };
  expect(message.caption).toBe('CMR');
  expect(message.photo.map(({ width, height }) => [width, height])).toEqual([
    [90, 45],
    [320, 160],
    [800, 400],
    [1280, 640],
  ]);
  const file = await playground.call('getFile', { file_id: message.photo.at(-1)!.file_id });
  const { file_path, file_size } = file.result as { file_path: string; file_size: number };
  expect(file_size).toBe(picture.length);
  const loaded = await fetch(`${playground.apiRoot}/file/bot${staff.token}/${file_path}`);
  expect(Buffer.from(await loaded.arrayBuffer()).equals(picture)).toBe(true);
  const shown = await fetch(`${playground.apiRoot}/files/${message.photo[0]!.file_id}`);
  expect([shown.status, shown.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringMatching(/^inline/),
  ]);
  const id = message.photo[0]!.file_id;
  const asDocument = await playground.call('sendDocument', { chat_id: anna, document: id });
  expect(asDocument.description).toBe("Bad Request: can't use file of type Photo as Document");
  await playground.people.start(anna, partners.username);
  const foreign = await playground.callAs(partners.token, 'getFile', { file_id: id });
  expect(foreign.description).toBe('Bad Request: wrong file_id or the file is temporarily unavailable');
});

test.each([
  [
    'a photo that is no picture',
    () => upload('sendPhoto', 'photo', Buffer.from('x')),
    'Bad Request: IMAGE_PROCESS_FAILED',
  ],
  [
    'a photo too long',
    () => upload('sendPhoto', 'photo', pngOf(9999, 400)),
    'Bad Request: PHOTO_INVALID_DIMENSIONS',
  ],
  [
    'a photo over 10 MB',
    () => upload('sendPhoto', 'photo', Buffer.alloc(10 * 1024 * 1024 + 1)),
    'Bad Request: file is too big',
  ],
  [
    'an empty file',
    () => upload('sendDocument', 'document', Buffer.alloc(0)),
    'Bad Request: file must be non-empty',
  ],
  [
    'over 50 MB',
    () => upload('sendDocument', 'document', Buffer.alloc(50 * 1024 * 1024 + 1)),
    'Request Entity Too Large',
  ],
  [
    'a long caption',
    () => upload('sendDocument', 'document', Buffer.from('x'), { caption: 'x'.repeat(1025) }),
    'Bad Request: message caption is too long',
  ],
  [
    'no file',
    () => playground.call('sendDocument', { chat_id: anna }),
    'Bad Request: there is no document in the request',
  ],
  [
    'a file of nobody',
    () => playground.call('sendDocument', { chat_id: anna, document: 'BQACnope' }),
    'Bad Request: wrong file identifier/HTTP URL specified',
  ],
  [
    'a link',
    () => playground.call('sendPhoto', { chat_id: anna, photo: 'https://x.ru/a.jpg' }),
    'Bad Request: failed to get HTTP URL content',
  ],
])('refuses %s', async (_, send, description) => {
  expect((await send()).description).toBe(description);
});

test('a file over 20 MB can be sent, not fetched', async () => {
  const { result } = await upload('sendDocument', 'document', Buffer.alloc(20 * 1024 * 1024 + 1));
  const { document } = result as { document: { file_id: string } };
  expect((await playground.call('getFile', document)).description).toBe('Bad Request: file is too big');
});

test('an album is sent whole', async () => {
  const form = new FormData();
  form.set('chat_id', `${anna}`);
  form.set(
    'media',
    JSON.stringify([
      { type: 'document', media: 'attach://a', caption: 'one' },
      { type: 'document', media: 'attach://b' },
    ]),
  );
  form.set('a', new Blob(['1']), 'a.txt');
  form.set('b', new Blob(['2']), 'b.txt');
  const response = await fetch(`${playground.apiRoot}/bot${staff.token}/sendMediaGroup`, {
    method: 'POST',
    body: form,
  });
  const { result } = (await response.json()) as {
    result: { media_group_id: string; document: { file_name: string } }[];
  };
  expect(result.map(({ document }) => document.file_name)).toEqual(['a.txt', 'b.txt']);
  expect(new Set(result.map(({ media_group_id }) => media_group_id)).size).toBe(1);
  const one = await playground.call('sendMediaGroup', {
    chat_id: anna,
    media: [{ type: 'photo', media: 'x' }],
  });
  expect(one.description).toBe('Bad Request: too few items specified');
});
