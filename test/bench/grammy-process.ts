import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { autoRetry } from '@grammyjs/auto-retry';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import { Bot } from 'grammy';
import { WORDS } from './delivered.ts';

// node --import tsx test/bench/grammy-process.ts <apiRoot> <token> <chats.json> <loop or throttler>
const [apiRoot = '', token = '', file = '', way = 'loop'] = process.argv.slice(2);
const chats = JSON.parse(readFileSync(file, 'utf8')) as number[];
const bot = new Bot(token, { client: { apiRoot } });
// As their pages show them: the one for what was refused, the throttler below it.
bot.api.config.use(autoRetry());
if (way === 'throttler') bot.api.config.use(apiThrottler());
bot.on('message', (ctx) => ctx.reply('Вот что я умею'));
bot.catch(() => {});

async function broadcast(): Promise<void> {
  const send = (chat: number) => bot.api.sendMessage(chat, WORDS).catch(() => undefined);
  if (way === 'throttler') await Promise.all(chats.map(send));
  else for (const chat of chats) await send(chat);
  process.stdout.write(`${JSON.stringify({ done: true })}\n`);
}

const input = createInterface({ input: process.stdin });
input.on('line', () => void broadcast());
input.once('close', () => process.exit(0));
await bot.init();
void bot.start({ onStart: () => void process.stdout.write(`${JSON.stringify({ ready: true })}\n`) });
