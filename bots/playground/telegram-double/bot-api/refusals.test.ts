import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlayground, type Playground, partners, staff, startedPerson } from '../testing/double.ts';

let playground: Playground;
let anna: number;
let blocking: number;
let gone: number;
let stranger: number;
let clock = Date.parse('2026-11-20T09:00:00Z');

beforeAll(async () => {
  playground = await openPlayground({ now: () => clock });
  anna = await startedPerson(playground, 'Anna');
  blocking = await startedPerson(playground, 'Boris');
  await playground.people.block(blocking, staff.username);
  gone = await startedPerson(playground, 'Galina');
  await playground.people.deactivate(gone);
  stranger = (await playground.people.add({ first_name: 'Sergey' })).id;
});

afterAll(() => playground.close());

const button = (extra: object) => ({ inline_keyboard: [[{ text: 'A', ...extra }]] });
const text = { text: 'x' };

async function refusal(method: string, params: Record<string, unknown>): Promise<unknown[]> {
  const { ok, error_code, description } = await playground.call(method, params);
  expect(ok).toBe(false);
  return [error_code, description];
}

test.each([
  ['no chat', () => ({ ...text }), 400, 'chat_id is empty'],
  ['an unknown chat', () => ({ ...text, chat_id: 1 }), 400, 'chat not found'],
  ['a username', () => ({ ...text, chat_id: '@anna' }), 400, 'chat not found'],
  ['no text', () => ({ chat_id: anna }), 400, 'message text is empty'],
  ['blank text', () => ({ chat_id: anna, text: ' \n ' }), 400, 'text must be non-empty'],
  [
    'blank HTML',
    () => ({ chat_id: anna, text: '<b> </b>', parse_mode: 'HTML' }),
    400,
    'text must be non-empty',
  ],
  ['long text', () => ({ chat_id: anna, text: 'x'.repeat(4097) }), 400, 'message is too long'],
  [
    'broken HTML',
    () => ({ chat_id: anna, text: '<b>x', parse_mode: 'HTML' }),
    400,
    `can't parse entities: Can't find end tag corresponding to start tag "b"`,
  ],
  [
    'an unknown parse mode',
    () => ({ chat_id: anna, text: 'x', parse_mode: 'BBCode' }),
    400,
    'unsupported parse_mode',
  ],
  [
    'an object for text',
    () => ({ chat_id: anna, text: { a: 1 } }),
    400,
    'wrong type of the parameter "text": String expected',
  ],
  [
    'unreadable markup',
    () => ({ ...text, chat_id: anna, reply_markup: '{' }),
    400,
    `can't parse reply keyboard markup JSON object`,
  ],
  [
    'markup that is no object',
    () => ({ ...text, chat_id: anna, reply_markup: [1] }),
    400,
    'object expected as reply markup',
  ],
  [
    '65 bytes of data',
    () => ({ ...text, chat_id: anna, reply_markup: button({ callback_data: `${'ж'.repeat(32)}x` }) }),
    400,
    'BUTTON_DATA_INVALID',
  ],
  [
    'a button without action',
    () => ({ ...text, chat_id: anna, reply_markup: button({ callback_data: '' }) }),
    400,
    `can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard`,
  ],
  [
    'a button without text',
    () => ({ ...text, chat_id: anna, reply_markup: { inline_keyboard: [[{ callback_data: 'x' }]] } }),
    400,
    `can't parse inline keyboard button: Can't find field "text"`,
  ],
  [
    'a button with empty text',
    () => ({
      ...text,
      chat_id: anna,
      reply_markup: { inline_keyboard: [[{ text: '', callback_data: 'x' }]] },
    }),
    400,
    'inline keyboard button text must be non-empty',
  ],
  [
    'a row that is no row',
    () => ({ ...text, chat_id: anna, reply_markup: { inline_keyboard: [{ text: 'x' }] } }),
    400,
    'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'a link to nowhere',
    () => ({ ...text, chat_id: anna, reply_markup: button({ url: 'http://localhost:1' }) }),
    400,
    `inline keyboard button URL 'http://localhost:1' is invalid: Wrong HTTP URL`,
  ],
  [
    '101 buttons',
    () => ({
      ...text,
      chat_id: anna,
      reply_markup: { inline_keyboard: Array(101).fill([{ text: 'a', callback_data: 'b' }]) },
    }),
    400,
    'reply markup is too long',
  ],
  [
    'a keyboard button without text',
    () => ({ ...text, chat_id: anna, reply_markup: { keyboard: [['']] } }),
    400,
    'keyboard button text must be non-empty',
  ],
  [
    'a reply to nothing',
    () => ({ ...text, chat_id: anna, reply_parameters: { message_id: 9999 } }),
    400,
    'message to be replied not found',
  ],
])('sendMessage refuses %s', async (_, params, code, description) => {
  expect(await refusal('sendMessage', params())).toEqual([code, `Bad Request: ${description}`]);
});

test('sendMessage refuses whom the bot may not write to', async () => {
  expect(await refusal('sendMessage', { ...text, chat_id: stranger })).toEqual([
    403,
    "Forbidden: bot can't initiate conversation with a user",
  ]);
  expect(await refusal('sendMessage', { ...text, chat_id: blocking })).toEqual([
    403,
    'Forbidden: bot was blocked by the user',
  ]);
  expect(await refusal('sendMessage', { ...text, chat_id: gone })).toEqual([
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

test('unknown methods, tokens and paths', async () => {
  expect(await refusal('sendTelepathy', {})).toEqual([404, 'Not Found: method not found']);
  expect(await playground.callAs('7001:wrong', 'getMe')).toEqual({
    ok: false,
    error_code: 401,
    description: 'Unauthorized',
  });
  const bare = await fetch(`${playground.apiRoot}/bot${staff.token}`);
  expect([bare.status, await bare.json()]).toEqual([
    404,
    { ok: false, error_code: 404, description: 'Not Found' },
  ]);
});

test('method names in any case; parameters in the query, urlencoded or multipart', async () => {
  const root = `${playground.apiRoot}/bot${staff.token}`;
  const query = await fetch(`${root}/SENDMESSAGE?chat_id=${anna}&text=a%26b&disable_notification=true`);
  expect(await query.json()).toMatchObject({ ok: true, result: { text: 'a&b' } });
  const form = await fetch(`${root}/sendMessage`, {
    method: 'POST',
    body: new URLSearchParams({ chat_id: `${anna}`, text: 'я' }),
  });
  expect(await form.json()).toMatchObject({ ok: true, result: { text: 'я' } });
  const multipart = new FormData();
  multipart.set('chat_id', `${anna}`);
  multipart.set('text', 'line\r\nline');
  const posted = await fetch(`${root}/sendMessage`, { method: 'POST', body: multipart });
  expect(await posted.json()).toMatchObject({ ok: true, result: { text: 'line\nline' } });
});

async function sent(params: Record<string, unknown> = {}): Promise<number> {
  const { result } = await playground.call('sendMessage', { chat_id: anna, text: 'card', ...params });
  return (result as { message_id: number }).message_id;
}

test('edits that change nothing, or what is not there or not the bot’s', async () => {
  const chat_id = anna;
  const message_id = await sent({ reply_markup: button({ callback_data: 'a' }) });
  const same = { chat_id, message_id, text: 'card', reply_markup: button({ callback_data: 'a' }) };
  const unchanged =
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
  expect(await refusal('editMessageText', same)).toEqual([400, unchanged]);
  expect((await playground.call('editMessageText', { chat_id, message_id, text: 'card' })).ok).toBe(true);
  expect(await refusal('editMessageReplyMarkup', { chat_id, message_id })).toEqual([400, unchanged]);
  expect(await refusal('editMessageText', { chat_id, message_id: 9999, text: 'x' })).toEqual([
    400,
    'Bad Request: message to edit not found',
  ]);
  expect(await refusal('editMessageCaption', { chat_id, message_id, caption: 'x' })).toEqual([
    400,
    'Bad Request: there is no caption in the message to edit',
  ]);
  const [own] = await playground.people.sendText(anna, staff.username, { text: 'mine' });
  expect(await refusal('editMessageText', { chat_id, message_id: own!.message_id, text: 'x' })).toEqual([
    400,
    "Bad Request: message can't be edited",
  ]);
  const withKeyboard = await sent({ reply_markup: { keyboard: [['Yes']] } });
  expect(await refusal('editMessageText', { chat_id, message_id: withKeyboard, text: 'x' })).toEqual([
    400,
    "Bad Request: message can't be edited",
  ]);
  const keyboard = { chat_id, message_id, text: 'x', reply_markup: { keyboard: [['Yes']] } };
  expect(await refusal('editMessageText', keyboard)).toEqual([400, 'Bad Request: inline keyboard expected']);
});

test('a message of another bot is not there', async () => {
  await playground.people.start(anna, partners.username);
  const other = await playground.callAs(partners.token, 'sendMessage', { chat_id: anna, text: 'theirs' });
  const { message_id } = other.result as { message_id: number };
  const theirs = { chat_id: anna, message_id: message_id + 500, text: 'x' };
  expect(await refusal('editMessageText', theirs)).toEqual([400, 'Bad Request: message to edit not found']);
});

test('messages are deleted once, and within 48 hours', async () => {
  const message_id = await sent();
  const old = await sent();
  expect((await playground.call('deleteMessage', { chat_id: anna, message_id })).ok).toBe(true);
  expect(await refusal('deleteMessage', { chat_id: anna, message_id })).toEqual([
    400,
    'Bad Request: message to delete not found',
  ]);
  expect(await refusal('editMessageText', { chat_id: anna, message_id, text: 'x' })).toEqual([
    400,
    'Bad Request: message to edit not found',
  ]);
  clock += 48 * 3_600_000 + 1000;
  expect(await refusal('deleteMessage', { chat_id: anna, message_id: old })).toEqual([
    400,
    "Bad Request: message can't be deleted for everyone",
  ]);
});

test('a press is answered once, by its own bot, within 150 seconds', async () => {
  const late = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
  const press = async () => {
    const message_id = await sent({ reply_markup: button({ callback_data: 'a' }) });
    return playground.people.press(anna, staff.username, { message_id, data: 'a' });
  };
  const first = await press();
  const foreign = await playground.callAs(partners.token, 'answerCallbackQuery', first);
  expect(foreign.description).toBe(late);
  expect((await playground.call('answerCallbackQuery', { ...first })).ok).toBe(true);
  expect(await refusal('answerCallbackQuery', { ...first })).toEqual([400, late]);
  const second = await press();
  expect(await refusal('answerCallbackQuery', { ...second, text: 'x'.repeat(201) })).toEqual([
    400,
    'Bad Request: MESSAGE_TOO_LONG',
  ]);
  clock += 150_000;
  expect(await refusal('answerCallbackQuery', { ...second })).toEqual([400, late]);
});

test('commands by scope and language', async () => {
  const commands = [{ command: 'tasks', description: 'Open things' }];
  expect(await refusal('setMyCommands', { commands: [{ command: 'Tasks', description: 'x' }] })).toEqual([
    400,
    'Bad Request: BOT_COMMAND_INVALID',
  ]);
  expect(await refusal('setMyCommands', { commands: [{ command: 'tasks', description: '' }] })).toEqual([
    400,
    'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
  ]);
  expect(await refusal('setMyCommands', { commands, language_code: 'rus' })).toEqual([
    400,
    'Bad Request: invalid language code specified',
  ]);
  expect(await refusal('setMyCommands', { commands, scope: { type: 'chat', chat_id: 1 } })).toEqual([
    400,
    'Bad Request: chat not found',
  ]);
  await playground.call('setMyCommands', { commands });
  await playground.call('setMyCommands', {
    commands: [{ command: 'zadachi', description: 'Ru' }],
    language_code: 'ru',
  });
  await playground.call('setMyCommands', {
    commands: [{ command: 'own', description: 'Own' }],
    scope: { type: 'chat', chat_id: anna },
  });
  expect(playground.people.chat(anna, staff.username).commands).toEqual([
    { command: 'own', description: 'Own' },
  ]);
  await playground.call('deleteMyCommands', { scope: { type: 'chat', chat_id: anna } });
  expect(playground.people.chat(anna, staff.username).commands).toEqual(commands);
  await playground.people.add({ id: stranger, first_name: 'Sergey', language_code: 'ru' });
  expect(playground.people.chat(stranger, staff.username).commands[0]!.command).toBe('zadachi');
  expect((await playground.call('getMyCommands', { language_code: 'ru' })).result).toHaveLength(1);
});

test('webhook addresses and secrets', async () => {
  expect(await refusal('setWebhook', { url: 'http://example.com/x' })).toEqual([
    400,
    'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  ]);
  expect(await refusal('setWebhook', { url: 'https://example.com:9000/x' })).toEqual([
    400,
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
  ]);
  expect(await refusal('setWebhook', { url: 'http://127.0.0.1:1', secret_token: 'a b' })).toEqual([
    400,
    'Bad Request: secret token contains unallowed characters',
  ]);
});
