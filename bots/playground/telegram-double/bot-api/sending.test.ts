import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  button,
  openPlayground,
  type Playground,
  refusalOf,
  staff,
  startedPerson,
} from '../testing/double.ts';

let playground: Playground;
let anna: number;

beforeAll(async () => {
  playground = await openPlayground();
  anna = await startedPerson(playground, 'Anna');
});

afterAll(() => playground.close());

const text = { text: 'x' };

test.each([
  ['no chat', () => ({ ...text }), 'chat_id is empty'],
  ['an unknown chat', () => ({ ...text, chat_id: 1 }), 'chat not found'],
  ['a username', () => ({ ...text, chat_id: '@anna' }), 'chat not found'],
  ['no text', () => ({ chat_id: anna }), 'message text is empty'],
  ['blank text', () => ({ chat_id: anna, text: ' \n ' }), 'text must be non-empty'],
  ['blank HTML', () => ({ chat_id: anna, text: '<b> </b>', parse_mode: 'HTML' }), 'text must be non-empty'],
  ['long text', () => ({ chat_id: anna, text: 'x'.repeat(4097) }), 'message is too long'],
  [
    'broken HTML',
    () => ({ chat_id: anna, text: '<b>x', parse_mode: 'HTML' }),
    `can't parse entities: Can't find end tag corresponding to start tag "b"`,
  ],
  [
    'an unknown parse mode',
    () => ({ chat_id: anna, text: 'x', parse_mode: 'BBCode' }),
    'unsupported parse_mode',
  ],
  [
    'an object for text',
    () => ({ chat_id: anna, text: { a: 1 } }),
    'wrong type of the parameter "text": String expected',
  ],
  [
    'unreadable markup',
    () => ({ ...text, chat_id: anna, reply_markup: '{' }),
    `can't parse reply keyboard markup JSON object`,
  ],
  [
    'markup that is no object',
    () => ({ ...text, chat_id: anna, reply_markup: [1] }),
    'object expected as reply markup',
  ],
  [
    '65 bytes of data',
    () => ({ ...text, chat_id: anna, reply_markup: button({ callback_data: `${'ж'.repeat(32)}x` }) }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'a button without action',
    () => ({ ...text, chat_id: anna, reply_markup: button({ callback_data: '' }) }),
    `can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard`,
  ],
  [
    'a button without text',
    () => ({ ...text, chat_id: anna, reply_markup: { inline_keyboard: [[{ callback_data: 'x' }]] } }),
    `can't parse inline keyboard button: Can't find field "text"`,
  ],
  [
    'a button with empty text',
    () => ({
      ...text,
      chat_id: anna,
      reply_markup: { inline_keyboard: [[{ text: '', callback_data: 'x' }]] },
    }),
    'inline keyboard button text must be non-empty',
  ],
  [
    'a row that is no row',
    () => ({ ...text, chat_id: anna, reply_markup: { inline_keyboard: [{ text: 'x' }] } }),
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'a link to nowhere',
    () => ({ ...text, chat_id: anna, reply_markup: button({ url: 'http://localhost:1' }) }),
    `inline keyboard button URL 'http://localhost:1' is invalid: Wrong HTTP URL`,
  ],
  [
    '101 buttons',
    () => ({
      ...text,
      chat_id: anna,
      reply_markup: { inline_keyboard: Array(101).fill([{ text: 'a', callback_data: 'b' }]) },
    }),
    'reply markup is too long',
  ],
  [
    'a keyboard button without text',
    () => ({ ...text, chat_id: anna, reply_markup: { keyboard: [['']] } }),
    'keyboard button text must be non-empty',
  ],
  [
    'a reply to nothing',
    () => ({ ...text, chat_id: anna, reply_parameters: { message_id: 9999 } }),
    'message to be replied not found',
  ],
])('sendMessage refuses %s', async (_, params, description) => {
  expect(await refusalOf(playground, 'sendMessage', params())).toEqual([400, `Bad Request: ${description}`]);
});

test('sendMessage refuses whom the bot may not write to', async () => {
  const { people } = playground;
  const { id: stranger } = await people.add({ first_name: 'Sergey' });
  const blocking = await startedPerson(playground, 'Boris');
  await people.block(blocking, staff.username);
  const gone = await startedPerson(playground, 'Galina');
  await people.deactivate(gone);
  expect(await refusalOf(playground, 'sendMessage', { ...text, chat_id: stranger })).toEqual([
    403,
    "Forbidden: bot can't initiate conversation with a user",
  ]);
  expect(await refusalOf(playground, 'sendMessage', { ...text, chat_id: blocking })).toEqual([
    403,
    'Forbidden: bot was blocked by the user',
  ]);
  expect(await refusalOf(playground, 'sendMessage', { ...text, chat_id: gone })).toEqual([
    403,
    'Forbidden: user is deactivated',
  ]);
});

test('sendMessage takes what stands exactly at the limits', async () => {
  const markup = button({ callback_data: 'ж'.repeat(32) });
  const sent = await playground.call('sendMessage', {
    chat_id: anna,
    text: `${'😀'.repeat(4096)}\n`,
    reply_markup: markup,
  });
  expect(sent.ok).toBe(true);
  const lenient = { message_id: 9999, allow_sending_without_reply: true };
  expect(
    (await playground.call('sendMessage', { chat_id: anna, text: 'x', reply_parameters: lenient })).ok,
  ).toBe(true);
});
