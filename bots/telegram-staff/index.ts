import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
} from '@grammyjs/conversations';
import { Bot, type Context, GrammyError, HttpError, InputFile } from 'grammy';
import type { Desk } from '../../core/desk/desk.ts';
import type { Ports } from '../../core/ports/index.ts';
import { patiently } from '../intake/patience.ts';
import { Answers } from '../telegram/answer.ts';
import type { TelegramBot, TelegramBotOptions } from '../telegram/bot.ts';
import { type Call, TelegramRefusal, withUploads } from '../telegram/call.ts';
import { registerCommands, setWebhook, TAKEN } from '../telegram/commands.ts';
import { counted } from '../telegram/counted.ts';
import { fetchFrom } from '../telegram/download.ts';
import { InFlight } from '../telegram/in-flight.ts';
import { TelegramSender } from '../telegram/sender.ts';
import { type Received, readUpdate } from '../telegram/update.ts';

const CHANNEL = 'telegram-staff';
const COMMANDS = [
  'tasks',
  'new',
  'orders',
  'deals',
  'clients',
  'carriers',
  'round',
  'report',
  'away',
  'notify',
  'slack',
  'menu',
  'language',
  'help',
  'cancel',
];
const FORM = 'form';

type Ctx = ConversationFlavor<Context>;

export interface StaffBotOptions extends TelegramBotOptions {
  desk: Desk;
  ports: Pick<Ports, 'texts' | 'crypto' | 'files' | 'log' | 'company' | 'doors'>;
}

/** The colleagues' bot: grammY, with conversations carrying the talk of a form. */
export async function createStaffBot({
  token,
  apiRoot,
  webhook,
  desk,
  ports,
  pastLedger,
}: StaffBotOptions): Promise<TelegramBot> {
  const bot = new Bot<Ctx>(token, { client: { apiRoot, timeoutSeconds: 60 } });
  const call = callThrough(bot);
  const answers = new Answers(ports, counted(call, pastLedger));
  const fetchFile = fetchFrom(call, `${apiRoot}/file/bot${token}`);

  const serve = async (received: Received) => {
    const reply = await patiently(ports.log, () => desk.take(received.incoming));
    await answers.give(reply, received.origin);
  };

  /**
   * The talk of a form. It keeps nothing: the draft in the store says which question is open, so a talk that is lost
   * with the process is simply begun again, and another instance may carry it on.
   */
  async function formTalk(conversation: Conversation<Ctx, Context>, first: Context) {
    let ctx = first;
    for (;;) {
      const update = ctx.update;
      const goesOn = await conversation.external(async () => {
        const received = readUpdate(update, CHANNEL, fetchFile);
        if (received !== null) await serve(received);
        return received === null || (await desk.hasOpenForm(received.incoming));
      });
      if (!goesOn) return;
      ctx = await conversation.wait();
    }
  }

  const inFlight = new InFlight();
  bot.use((_, next) => inFlight.run(next));
  bot.use(inTurn());
  bot.use(conversations());
  bot.use(createConversation(formTalk, FORM));
  bot.use(async (ctx) => {
    const received = readUpdate(ctx.update, CHANNEL, fetchFile);
    if (received === null) return;
    if (await patiently(ports.log, () => desk.hasOpenForm(received.incoming)))
      return ctx.conversation.enter(FORM);
    await serve(received);
  });
  bot.catch(async ({ error, ctx }) => {
    ports.log.error({ update: ctx.update.update_id, error: (error as Error).name }, 'an update failed');
    await answers.apologise(readUpdate(ctx.update, CHANNEL, fetchFile), ports.company.locale);
  });

  await bot.init();
  let polling: Promise<void> | undefined;
  let stopping = false;
  return {
    username: bot.botInfo.username,
    sender: new TelegramSender(CHANNEL, ports, call, pastLedger),
    handleUpdate: (update) => bot.handleUpdate(update),
    ping: async () => {
      await bot.api.getMe();
    },
    async start() {
      const isOffered = (name: string) => name !== 'slack' || ports.doors.nameOf('slack') !== null;
      await registerCommands(call, ports.texts, COMMANDS.filter(isOffered));
      if (webhook !== undefined) return setWebhook(call, webhook);
      await call('deleteWebhook', {});
      polling = bot.start({ allowed_updates: TAKEN }).catch((error: unknown) => {
        // Stopping may break a pause between two polls: that is no trouble.
        if (!stopping) ports.log.error({ error: String(error) }, 'polling for colleagues ended');
      });
    },
    async stop() {
      stopping = true;
      try {
        if (bot.isRunning()) await bot.stop();
      } finally {
        // grammY confirms the update in work when it stops: were it dropped now, it would not come again.
        await polling;
        await inFlight.idle();
      }
    },
  };
}

/** Webhooks bring a person's message and press at once: they are taken one after another. */
function inTurn() {
  const tails = new Map<number, Promise<unknown>>();
  return async (ctx: Ctx, next: () => Promise<void>) => {
    const key = ctx.from?.id ?? 0;
    const mine = (tails.get(key) ?? Promise.resolve()).then(next, next);
    const tail = mine.catch(() => undefined);
    tails.set(key, tail);
    try {
      await mine;
    } finally {
      if (tails.get(key) === tail) tails.delete(key);
    }
  };
}

function callThrough(bot: Bot<Ctx>): Call {
  const raw = bot.api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
  return async (method, payload) => {
    const ready = withUploads(payload, ({ upload, name }) => new InputFile(upload, name));
    try {
      const send = raw[method];
      if (send === undefined) throw new Error(`no method ${method}`);
      return await send(ready);
    } catch (error) {
      if (error instanceof GrammyError) {
        throw new TelegramRefusal(error.error_code, error.description, error.parameters);
      }
      throw error instanceof HttpError ? error.error : error;
    }
  };
}
