import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  button,
  openPlayground,
  type Playground,
  partners,
  refusalOf,
  staff,
  startedPerson,
} from '../testing/double.ts';

let playground: Playground;
let anna: number;
let clock = Date.parse('2026-11-20T09:00:00Z');

beforeAll(async () => {
  playground = await openPlayground({ now: () => clock });
  anna = await startedPerson(playground, 'Anna');
});

afterAll(() => playground.close());

const refusal = (method: string, params: Record<string, unknown>) => refusalOf(playground, method, params);

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
  const { id: sergey } = await playground.people.add({ first_name: 'Sergey', language_code: 'ru' });
  expect(playground.people.chat(sergey, staff.username).commands[0]!.command).toBe('zadachi');
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
