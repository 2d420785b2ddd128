import type { Update } from '@grammyjs/types';
import { expect, it } from 'vitest';
import { readUpdate } from './update.ts';

it.each([
  ['ru', 'ru'],
  ['ru-RU', 'ru'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['uz', undefined],
  ['de-AT', undefined],
  ['', undefined],
  [undefined, undefined],
])('an app in %s speaks %s to the desk', (code, language) => {
  const from = {
    id: 7,
    is_bot: false,
    first_name: 'Anna',
    ...(code === undefined ? {} : { language_code: code }),
  };
  const message = { message_id: 1, date: 0, chat: { id: 7, type: 'private' }, from, text: 'hello' };
  const received = readUpdate({ update_id: 1, message } as Update, 'telegram-staff', async () => null);
  expect(received?.incoming.language).toBe(language);
});
