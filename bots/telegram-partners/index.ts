import { setTimeout } from 'node:timers/promises';
import type { Update } from '@grammyjs/types';
import { Telegraf, TelegramError } from 'telegraf';
import type { Chats } from '../../core/desk/chats.ts';
import type { Desk } from '../../core/desk/desk.ts';
import type { Ports } from '../../core/ports/index.ts';
import { patiently } from '../intake/patience.ts';
import { Answers } from '../telegram/answer.ts';
import type { TelegramBot, TelegramBotOptions } from '../telegram/bot.ts';
import { type Call, TelegramRefusal, withUploads } from '../telegram/call.ts';
import { readChatUpdate } from '../telegram/chat-update.ts';
import { registerCommands, setWebhook, TAKEN_WITH_CHATS } from '../telegram/commands.ts';
import { counted } from '../telegram/counted.ts';
import { fetchFrom } from '../telegram/download.ts';
import { InFlight } from '../telegram/in-flight.ts';
import { TelegramSender } from '../telegram/sender.ts';
import { readUpdate } from '../telegram/update.ts';

const CHANNEL = 'telegram-partners';
const COMMANDS = ['new', 'orders', 'trips', 'menu', 'language', 'help', 'cancel'];

export interface PartnersBotOptions extends TelegramBotOptions {
  desk: Desk;
  chats: Pick<Chats, 'take'>;
  ports: Pick<Ports, 'texts' | 'crypto' | 'files' | 'log' | 'company'>;
}

/** The bot that faces clients and carriers: telegraf, without a session; an open question is a draft in the store. */
export async function createPartnersBot({
  token,
  apiRoot,
  webhook,
  desk,
  chats,
  ports,
  pastLedger,
}: PartnersBotOptions): Promise<TelegramBot> {
  const bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: false }, handlerTimeout: 85_000 });
  const call = callThrough(bot);
  const answers = new Answers(ports, counted(call, pastLedger));
  const fetchFile = fetchFrom(call, `${apiRoot}/file/bot${token}`);

  const inFlight = new InFlight();
  bot.use((_, next) => inFlight.run(next));
  bot.use(async (ctx) => {
    const event = readChatUpdate(ctx.update as Update, CHANNEL);
    if (event !== null) return patiently(ports.log, () => chats.take(event));
    const received = readUpdate(ctx.update as Update, CHANNEL, fetchFile);
    if (received === null) return;
    const reply = await patiently(ports.log, () => desk.take(received.incoming));
    await answers.give(reply, received.origin);
  });
  // Without this an error would end polling; a webhook's caller must hear of it, so that the update comes again.
  bot.catch(async (error, ctx) => {
    ports.log.error({ update: ctx.update.update_id, error: (error as Error).name }, 'an update failed');
    if (webhook !== undefined) throw error;
    await answers.apologise(readUpdate(ctx.update as Update, CHANNEL, fetchFile), ports.company.locale);
  });

  const me = await bot.telegram.getMe();
  bot.botInfo = me;
  let polling: Promise<void> | undefined;
  return {
    username: me.username,
    sender: new TelegramSender(CHANNEL, ports, call, pastLedger),
    handleUpdate: (update) => bot.handleUpdate(update as Parameters<typeof bot.handleUpdate>[0]),
    ping: async () => {
      await bot.telegram.getMe();
    },
    async start() {
      await registerCommands(call, ports.texts, COMMANDS);
      if (webhook !== undefined) return setWebhook(call, webhook, TAKEN_WITH_CHATS);
      polling = bot
        .launch({ allowedUpdates: [...TAKEN_WITH_CHATS] })
        .catch((error: unknown) => ports.log.error({ error: String(error) }, 'polling for partners ended'));
    },
    async stop() {
      if (polling !== undefined) {
        let isOver = false;
        void polling.then(() => {
          isOver = true;
        });
        while (!isOver && !hasStopped(bot)) await setTimeout(10);
        await polling;
      }
      await inFlight.idle();
    },
  };
}

/** telegraf refuses to stop while it is only about to poll. */
function hasStopped(bot: Telegraf): boolean {
  try {
    bot.stop();
    return true;
  } catch {
    return false;
  }
}

function callThrough(bot: Telegraf): Call {
  const { telegram } = bot;
  const callApi = telegram.callApi.bind(telegram) as unknown as (
    method: string,
    payload: object,
  ) => Promise<unknown>;
  return async (method, payload) => {
    const ready = withUploads(payload, ({ upload, name }) => ({
      source: Buffer.from(upload),
      filename: name,
    }));
    try {
      return await callApi(method, ready);
    } catch (error) {
      if (error instanceof TelegramError) {
        throw new TelegramRefusal(error.code, error.description, error.parameters);
      }
      throw error;
    }
  };
}
