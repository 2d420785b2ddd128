import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlayground, type Playground, partners, staff, startedPerson } from '../testing/double.ts';
import { pngOf } from '../testing/png.ts';

let playground: Playground;
let anna: number;

beforeEach(async () => {
  playground = await openPlayground();
  anna = await startedPerson(playground);
});

afterEach(() => playground.close());

const bot = staff.username;
const updates = async () =>
  (await playground.call('getUpdates')).result as Record<string, Record<string, unknown>>[];
const send = async (params: Record<string, unknown>) =>
  (await playground.call('sendMessage', { chat_id: anna, text: 'x', ...params })).result as {
    message_id: number;
  };

test('a press must be of a button that is on the message now', async () => {
  const reply_markup = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] };
  const { message_id } = await send({ reply_markup });
  await expect(playground.people.press(anna, bot, { message_id, data: 'b' })).rejects.toThrow(
    'no such button',
  );
  await playground.people.press(anna, bot, { message_id, data: 'a' });
  expect((await updates()).at(-1)).toMatchObject({
    callback_query: { data: 'a', from: { id: anna }, message: { message_id, text: 'x', chat: { id: anna } } },
  });
  await playground.call('editMessageReplyMarkup', { chat_id: anna, message_id });
  await expect(playground.people.press(anna, bot, { message_id, data: 'a' })).rejects.toThrow(
    'no such button',
  );
});

test('a one-time keyboard goes when used; a contact is shared with it', async () => {
  const keyboard = [[{ text: 'My number', request_contact: true }, 'Later']];
  await send({
    reply_markup: {
      keyboard,
      one_time_keyboard: true,
      resize_keyboard: true,
      input_field_placeholder: 'Phone',
    },
  });
  expect(playground.people.chat(anna, bot).keyboard).toMatchObject({
    keyboard: [[keyboard[0]![0], { text: 'Later' }]],
  });
  await playground.people.sendContact(anna, bot, { own: true });
  expect(playground.people.chat(anna, bot).keyboard).toBeNull();
  expect((await updates()).at(-1)).toMatchObject({
    message: { contact: { phone_number: '+79120000000', user_id: anna } },
  });
  await playground.people.sendContact(anna, bot, { other: { phone_number: '+7 900', first_name: 'Ivan' } });
  expect((await updates()).at(-1)!.message!.contact).toEqual({ phone_number: '+7 900', first_name: 'Ivan' });
});

test('a keyboard stays until removed; a request to reply is replied to', async () => {
  await send({ reply_markup: { keyboard: [['Yes']] } });
  await playground.people.sendText(anna, bot, { text: 'Yes' });
  expect(playground.people.chat(anna, bot).keyboard).not.toBeNull();
  await send({ reply_markup: { remove_keyboard: true } });
  expect(playground.people.chat(anna, bot).keyboard).toBeNull();
  const { message_id } = await send({ reply_markup: { force_reply: true } });
  const [reply] = await playground.people.sendText(anna, bot, { text: 'the answer' });
  expect(reply!.reply_to_message!.message_id).toBe(message_id);
  const [next] = await playground.people.sendText(anna, bot, { text: 'more' });
  expect(next!.reply_to_message).toBeUndefined();
});

test('text may hold anything, and long text is split as the apps do', async () => {
  const odd = '<b>&amp; \u202e😀</b> /tasks@staff_bot #order @anna x@y.ru https://y.ru/a.';
  const [message] = await playground.people.sendText(anna, bot, { text: odd });
  expect(message!.text).toBe(odd);
  expect(message!.entities!.map(({ type }) => type)).toEqual([
    'bot_command',
    'hashtag',
    'mention',
    'email',
    'url',
  ]);
  const parts = await playground.people.sendText(anna, bot, { text: '😀'.repeat(5000) });
  expect(parts.map(({ text }) => text!.length)).toEqual([4096, 4096, 1808]);
  await expect(playground.people.sendText(anna, bot, { text: ' \n' })).rejects.toThrow('empty');
  await expect(playground.people.sendText(anna, bot, { text: 'a\ud800' })).rejects.toThrow(
    'half a character',
  );
});

test('a person edits a text; the bot is told', async () => {
  const [written] = await playground.people.sendText(anna, bot, { text: '85 000' });
  const { message_id } = written!;
  await playground.people.editText(anna, bot, { message_id, text: '86 000' });
  expect((await updates()).at(-1)).toMatchObject({ edited_message: { message_id, text: '86 000' } });
});

test('files and locations reach the bot; a forward gets ids of the other bot', async () => {
  const photo = await playground.people.sendFile(
    anna,
    bot,
    { kind: 'photo', caption: 'CMR' },
    { filename: 'a.png', mime: 'image/png', bytes: pngOf(640, 480) },
  );
  expect((await updates()).at(-1)).toMatchObject({
    message: { caption: 'CMR', photo: [{ width: 90 }, { width: 320 }, { width: 640, height: 480 }] },
  });
  await playground.people.sendLocation(anna, bot, { latitude: 55.75, longitude: 37.62 });
  expect((await updates()).at(-1)).toMatchObject({ message: { location: { latitude: 55.75 } } });
  await playground.people.forward(anna, partners.username, { from: bot, message_id: photo[0]!.message_id });
  const taken = (await playground.callAs(partners.token, 'getUpdates')).result as {
    message: { forward_origin: object; photo: { file_id: string }[] };
  }[];
  const { forward_origin, photo: sizes } = taken.at(-1)!.message;
  expect(forward_origin).toMatchObject({ type: 'user', sender_user: { id: anna } });
  expect((await playground.callAs(partners.token, 'getFile', { file_id: sizes[0]!.file_id })).ok).toBe(true);
  const notPicture = { filename: 'a.jpg', mime: 'image/jpeg', bytes: Buffer.from('text') };
  await expect(playground.people.sendFile(anna, bot, { kind: 'photo' }, notPicture)).rejects.toThrow(
    'not a picture',
  );
});

test('blocking and starting again', async () => {
  await playground.people.block(anna, bot);
  expect((await updates()).at(-1)).toMatchObject({
    my_chat_member: { new_chat_member: { status: 'kicked' } },
  });
  await expect(playground.people.sendText(anna, bot, { text: 'x' })).rejects.toThrow('blocked');
  await playground.people.start(anna, bot, { payload: 'again' });
  expect((await updates()).slice(-2)).toMatchObject([
    { my_chat_member: { new_chat_member: { status: 'member' } } },
    { message: { text: '/start again' } },
  ]);
});

test('unread messages are counted until read', async () => {
  await send({});
  await send({});
  expect(playground.people.chats(anna)).toMatchObject([
    { chat: bot, unread: 2, last_message: { text: 'x' } },
  ]);
  await playground.people.read(anna, bot);
  expect(playground.people.chat(anna, bot).unread).toBe(0);
});

test('in a group a bot sees what privacy mode lets through', async () => {
  const { id: boris } = await playground.people.add({ first_name: 'Boris' });
  const group = await playground.groups.create({ title: 'Route 1', members: [anna, boris], bots: [bot] });
  const chat = String(group.id);
  await playground.people.sendText(boris, chat, { text: 'between us' });
  await playground.people.sendText(boris, chat, { text: '/tasks' });
  await playground.people.sendText(boris, chat, { text: '/tasks@other_bot' });
  const taken = await updates();
  expect(taken[0]).toMatchObject({
    my_chat_member: { chat: { id: group.id }, new_chat_member: { status: 'member' } },
  });
  expect(taken.slice(2)).toMatchObject([
    { message: { text: '/tasks', chat: { id: group.id, type: 'supergroup' } } },
  ]);
  expect((await playground.call('sendMessage', { chat_id: group.id, text: 'hello' })).ok).toBe(true);
  const asksPhone = { keyboard: [[{ text: 'Phone', request_contact: true }]] };
  const refused = await playground.call('sendMessage', {
    chat_id: group.id,
    text: 'x',
    reply_markup: asksPhone,
  });
  expect(refused.description).toBe('Bad Request: phone number can be requested in private chats only');
  expect(playground.people.chat(anna, chat).messages.at(-1)!.text).toBe('hello');
  await playground.groups.remove(group.id, { bot });
  const kicked = await playground.call('sendMessage', { chat_id: group.id, text: 'x' });
  expect(kicked.description).toBe('Forbidden: bot was kicked from the supergroup chat');
});

test('a channel is written by its owner; its bots get posts without an author', async () => {
  const { id: boris } = await playground.people.add({ first_name: 'Boris' });
  const kind = 'channel' as const;
  const channel = await playground.groups.create({
    title: 'Loads',
    kind,
    members: [anna, boris],
    bots: [bot],
  });
  const chat = String(channel.id);
  await playground.people.sendText(anna, chat, { text: 'a load' });
  await expect(playground.people.sendText(boris, chat, { text: 'mine' })).rejects.toThrow('only reads');
  const [joined, post, ...others] = await updates();
  expect(joined).toMatchObject({ my_chat_member: { new_chat_member: { status: 'administrator' } } });
  expect(post).toMatchObject({ channel_post: { text: 'a load', sender_chat: { type: 'channel' } } });
  expect(post?.channel_post).not.toHaveProperty('from');
  expect(others).toEqual([]);
});

test('a group that became a supergroup has another id, and calls to the old one name it', async () => {
  const kind = 'group' as const;
  const group = await playground.groups.create({ title: 'Route 2', kind, members: [anna], bots: [bot] });
  const grown = await playground.groups.upgrade(group.id);
  const old = await playground.call('sendMessage', { chat_id: group.id, text: 'x' });
  expect(old).toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: grown.id } });
  expect((await playground.call('sendMessage', { chat_id: grown.id, text: 'x' })).ok).toBe(true);
  expect((await updates()).slice(-2)).toMatchObject([
    { message: { chat: { id: group.id, type: 'group' }, migrate_to_chat_id: grown.id } },
    { message: { chat: { id: grown.id, type: 'supergroup' }, migrate_from_chat_id: group.id } },
  ]);
  await expect(playground.groups.upgrade(grown.id)).rejects.toThrow('cannot become');
});

test('input is checked', async () => {
  await expect(playground.people.add({ first_name: '' })).rejects.toThrow();
  await expect(playground.people.start(anna, bot, { payload: 'a b' })).rejects.toThrow('deep link');
  expect(() => playground.people.chat(999, bot)).toThrow('No person 999');
  expect(() => playground.people.chat(anna, 'nobody_bot')).toThrow('No bot nobody_bot');
});
