import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, GrammyError, InlineKeyboard, InputFile, webhookCallback } from 'grammy';
import { Telegraf } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlayground, type Playground, partners, staff } from './testing/double.ts';

let playground: Playground;
const cleanups: (() => Promise<unknown> | unknown)[] = [];

beforeEach(async () => {
  playground = await openPlayground({ webhookSecondMs: 10 });
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await playground.close();
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

function grammyBot() {
  const bot = new Bot(staff.token, { client: { apiRoot: playground.apiRoot } });
  bot.command('start', (ctx) =>
    ctx.reply(`Hello, <b>${ctx.from?.first_name}</b> ${ctx.match}`, {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Accept', 'accept:1').text('Refuse', 'refuse:1'),
    }),
  );
  bot.callbackQuery('accept:1', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Accepted', show_alert: true });
    await ctx.editMessageText('Accepted by Anna');
  });
  bot.on('message:text', (ctx) => ctx.reply(`You said ${ctx.message.text}`));
  return bot;
}

async function playThrough(chat: string) {
  const { people } = playground;
  const anna = await people.add({ first_name: 'Anna' });
  await people.start(anna.id, chat, { payload: 'invite-42' });
  const view = await people.chatWhen(anna.id, chat, 1, ({ messages }) => messages.length > 0, 5000);
  const card = view.messages[0]!;
  expect(card.text).toBe('Hello, Anna invite-42');
  expect(card.entities).toEqual([{ type: 'bold', offset: 7, length: 4 }]);
  const { callback_query_id } = await people.press(anna.id, chat, {
    message_id: card.message_id,
    data: 'accept:1',
  });
  expect(await people.pressAnswer(anna.id, callback_query_id, 5000)).toEqual({
    answered: true,
    text: 'Accepted',
    show_alert: true,
  });
  const after = await people.chatWhen(anna.id, chat, 1, ({ messages }) => messages[0]!.edited, 5000);
  expect(after.messages[0]).toMatchObject({ text: 'Accepted by Anna', edited: true });
  expect(after.messages[0]!.reply_markup).toBeUndefined();
}

test('a grammY bot talks by polling', async () => {
  const bot = grammyBot();
  void bot.start();
  cleanups.push(() => bot.stop());
  await playThrough(staff.username);
});

test('a grammY bot talks by webhook, and a wrong secret is refused and tried again', async () => {
  const bot = grammyBot();
  let refusals = 0;
  const handle = webhookCallback(bot, 'http', { secretToken: 's3cret' });
  const url = await listening(
    createServer((request, response) => {
      if (request.headers['x-telegram-bot-api-secret-token'] !== 's3cret' || refusals < 2) {
        refusals += 1;
        response.writeHead(503).end();
      } else void handle(request, response);
    }),
  );
  await bot.init();
  await bot.api.setWebhook(url, { secret_token: 's3cret' });
  await playThrough(staff.username);
  expect(refusals).toBe(2);
  expect(await bot.api.getWebhookInfo()).toMatchObject({
    url,
    pending_update_count: 0,
    last_error_message: expect.stringContaining('503'),
  });
});

function telegrafBot() {
  const bot = new Telegraf(partners.token, {
    telegram: { apiRoot: playground.apiRoot, webhookReply: false },
  });
  bot.start((ctx) =>
    ctx.replyWithHTML(`Hello, <b>${ctx.from.first_name}</b> ${ctx.payload}`, {
      reply_markup: { inline_keyboard: [[{ text: 'Accept', callback_data: 'accept:1' }]] },
    }),
  );
  bot.action('accept:1', async (ctx) => {
    await ctx.answerCbQuery('Accepted', { show_alert: true });
    await ctx.editMessageText('Accepted by Anna');
  });
  return bot;
}

test('a telegraf bot talks by polling', async () => {
  const bot = telegrafBot();
  void bot.launch();
  cleanups.push(() => bot.stop());
  await playThrough(partners.username);
});

test('a telegraf bot talks by webhook', async () => {
  const bot = telegrafBot();
  const url = await listening(createServer(await bot.createWebhook({ domain: 'x.test', path: '/hook' })));
  await bot.telegram.setWebhook(url);
  await playThrough(partners.username);
});

test('grammY and telegraf upload and download files', async () => {
  const { id } = await playground.people.add({ first_name: 'Anna' });
  await playground.people.start(id, staff.username);
  await playground.people.start(id, partners.username);
  const grammy = new Bot(staff.token, { client: { apiRoot: playground.apiRoot } });
  const sent = await grammy.api.sendDocument(id, new InputFile(Buffer.from('act №1'), 'Акт "1".pdf'), {
    caption: 'Act',
  });
  expect(sent).toMatchObject({
    caption: 'Act',
    document: { file_name: 'Акт "1".pdf', mime_type: 'application/pdf', file_size: 8 },
  });
  const { file_path } = await grammy.api.getFile(sent.document.file_id);
  const bytes = await fetch(`${playground.apiRoot}/file/bot${staff.token}/${file_path}`);
  expect(await bytes.text()).toBe('act №1');
  const again = await grammy.api.sendDocument(id, sent.document.file_id);
  expect(again.document.file_unique_id).toBe(sent.document.file_unique_id);
  const telegraf = new Telegraf(partners.token, { telegram: { apiRoot: playground.apiRoot } });
  const other = await telegraf.telegram.sendDocument(id, {
    source: Buffer.from('bill'),
    filename: 'Счёт.xlsx',
  });
  expect(other.document).toMatchObject({ file_name: 'Счёт.xlsx', file_size: 4 });
  await expect(telegraf.telegram.sendDocument(id, sent.document.file_id)).rejects.toThrow(
    'wrong file identifier',
  );
});

test('a second poller ends the first with a conflict', async () => {
  const first = grammyBot();
  const stopped = first.start().catch((error: unknown) => error);
  await playThrough(staff.username);
  let error: unknown;
  void stopped.then((reason) => {
    error = reason;
  });
  await expect.poll(() => playground.call('getUpdates').then(() => error !== undefined)).toBe(true);
  expect(error).toBeInstanceOf(GrammyError);
  expect((error as GrammyError).description).toBe(
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  );
});
