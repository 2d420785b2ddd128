import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Mail } from './bots/email/index.ts';
import type { SlackWebhook } from './bots/http/slack-webhook.ts';
import type { Webhook } from './bots/http/telegram-webhook.ts';
import { createSlackBot, type SlackBot, type SlackBotOptions } from './bots/slack/index.ts';
import type { TelegramBot } from './bots/telegram/bot.ts';
import { createPartnersBot } from './bots/telegram-partners/index.ts';
import { createStaffBot } from './bots/telegram-staff/index.ts';
import type { Config } from './config.ts';
import { type Caravan, createCaravan } from './core/caravan.ts';
import { reindex } from './core/cases/reindex.ts';
import { LIMITS } from './core/messages/limits.ts';
import { Pace } from './core/messages/pace.ts';
import type { Channel } from './core/people/person.ts';
import type { Clock, Ports } from './core/ports/index.ts';
import { AtiExchange } from './exchange/ati/index.ts';
import { createTexts } from './locales/index.ts';
import { allJobs, Pump, type Scheduler, startScheduler } from './scheduler/index.ts';
import { SystemClock } from './storage/clock/system-clock.ts';
import { PdfPapers } from './storage/documents/pdf-papers.ts';
import { EngineBusy, startEngine } from './storage/embedded/index.ts';
import { openStore, type Store } from './storage/index.ts';
import { createCrypto } from './storage/keys/crypto.ts';
import { createIds } from './storage/keys/ids.ts';
import { loadSecretKey } from './storage/keys/secret-key.ts';
import { CanvasPictures } from './storage/pictures/canvas-pictures.ts';
import { XlsxSheets } from './storage/sheets/xlsx-sheets.ts';

/** The store and the core over it. */
export interface House {
  config: Config;
  log: Logger;
  store: Store;
  caravan: Caravan;
  clock: Clock;
  /** Usernames of the bots by channel, once they are known: invitations lead there. Of e-mail the sender's address. */
  usernames: Record<string, string>;
  /** Called whenever there may be something to send. */
  onWake(listener: () => void): void;
  /** There may be something to send. */
  wake(): void;
  close(): Promise<void>;
}

export interface HouseOptions {
  config: Config;
  log: Logger;
  /** Keeps the store of the playground apart from a company's. */
  dir: string;
  clock?(store: Store): Promise<Clock>;
  /** Lets tests stand between the core and what is outside. */
  around?(ports: Ports): Ports;
}

/** MongoDB when a URI is given; otherwise the embedded engine, or the one that already serves this directory. */
async function openDatabase(config: Config, dir: string): Promise<{ uri: string; close(): Promise<void> }> {
  if (config.MONGODB_URI !== undefined) return { uri: config.MONGODB_URI, close: async () => {} };
  try {
    return await startEngine({ dir: join(dir, 'store') });
  } catch (error) {
    if (error instanceof EngineBusy) return { uri: error.uri, close: async () => {} };
    throw error;
  }
}

/** Off without a key. */
function exchangeOf({ ATI_API_ROOT: root, ATI_TOKEN: token, ATI_CODE: code }: Config, log: Logger) {
  if (token === undefined || code === undefined) return {};
  return { exchange: new AtiExchange({ root, token, code, log, wait: (ms) => setTimeout(ms) }) };
}

export async function openHouse(options: HouseOptions): Promise<House> {
  const { config, log, dir } = options;
  const database = await openDatabase(config, dir);
  const store = await openStore({ uri: database.uri, filesDir: join(dir, 'files'), log });
  const clock = (await options.clock?.(store)) ?? new SystemClock();
  const usernames: House['usernames'] = {};
  const listeners: (() => void)[] = [];
  const ports: Ports = {
    ...store,
    clock,
    ids: createIds(),
    crypto: createCrypto(await loadSecretKey(config.DATA_DIR, config.SECRET_KEY)),
    texts: createTexts({ zone: config.COMPANY_TIMEZONE }),
    papers: new PdfPapers(),
    pictures: new CanvasPictures(),
    sheets: new XlsxSheets(),
    doors: {
      inviteLink: (channel, secret) => {
        const username = channel.startsWith('telegram') ? usernames[channel] : undefined;
        return username === undefined ? null : `https://t.me/${username}?start=${secret}`;
      },
      nameOf: (channel) => usernames[channel] ?? null,
      isShut: (channel) => Object.keys(usernames).length > 0 && usernames[channel] === undefined,
    },
    log,
    ...exchangeOf(config, log),
    company: {
      zone: config.COMPANY_TIMEZONE,
      locale: config.DEFAULT_LOCALE,
      holdMinutes: Number(config.OFFER_HOLD_MINUTES),
      ...(config.COMPANY_NAME === undefined ? {} : { name: config.COMPANY_NAME }),
      ...(config.COMPANY_INN === undefined ? {} : { inn: config.COMPANY_INN }),
    },
  };
  const wake = () => {
    for (const listener of listeners) listener();
  };
  const caravan = createCaravan(options.around?.(ports) ?? ports, wake);
  return {
    config,
    log,
    store,
    caravan,
    clock,
    usernames,
    onWake: (listener) => listeners.push(listener),
    wake,
    close: async () => {
      await store.close();
      await database.close();
    },
  };
}

export interface TelegramDoor {
  apiRoot: string;
  staffToken?: string | undefined;
  partnersToken?: string | undefined;
  /** `none`: a double that takes everything at once. */
  limits?: 'telegram' | 'none';
}

export type SlackDoor = Pick<SlackBotOptions, 'apiUrl' | 'botToken' | 'way'>;

/** How Slack is reached; undefined where no token of it is set. */
export function slackOf(config: Config): SlackDoor | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl, SLACK_MODE: mode } = config;
  const { SLACK_SIGNING_SECRET: signingSecret = '', SLACK_APP_TOKEN: appToken = '' } = config;
  if (botToken === undefined) return undefined;
  return { botToken, apiUrl, way: mode === 'socket' ? { appToken } : { signingSecret } };
}

export interface Running {
  webhooks: Webhook[];
  /** Where Slack posts, where it does. */
  slack: SlackWebhook | undefined;
  /** Lets the bots in: polling starts, or Telegram is told where the webhook is. */
  begin(): Promise<void>;
  /** Finishes what is waiting to be dispatched and sent. */
  flush(): Promise<void>;
  /** Which of store and messengers do not answer now. */
  ready(): Promise<string[]>;
  stop(): Promise<void>;
}

/** The way out by e-mail; undefined where no mail server is named. */
function openMail({ config, log, caravan, usernames }: House): Mail | undefined {
  const { SMTP_URL: url, MAIL_FROM: from } = config;
  if (url === undefined || from === undefined) {
    log.info(
      'no SMTP_URL: letters go to chats only, and who is in none is passed on to the holder of the case',
    );
    return undefined;
  }
  usernames.email = from.address;
  const name = from.name === '' ? (config.COMPANY_NAME ?? '') : from.name;
  return new Mail({ url, from: { ...from, name }, ports: caravan.ports });
}

async function openSlack({ caravan, usernames }: House, pace: Pace, door: SlackDoor | undefined) {
  if (door === undefined) return undefined;
  const { staff: desk, ports } = caravan;
  const bot = await createSlackBot({ ...door, desk, ports, pastLedger: pace.pastLedger('slack') });
  // Slack may be silent for now: colleagues can be invited there all the same.
  usernames.slack = 'caravan';
  void bot.name.then((name) => {
    usernames.slack = name;
  });
  return bot;
}

function slackWebhookOf(bot: SlackBot | undefined, door: SlackDoor | undefined): SlackWebhook | undefined {
  if (bot === undefined || door === undefined || 'appToken' in door.way) return undefined;
  return { path: '/slack/events', handle: bot.handle, refused: bot.refused };
}

async function silentOf(pings: Record<string, () => Promise<unknown>>): Promise<string[]> {
  const answers = Object.entries(pings).map(([name, ping]) =>
    ping().then(
      () => [],
      () => [name],
    ),
  );
  return (await Promise.all(answers)).flat();
}

/** Starts the bots, the courier that empties the ledger, and the work that comes round. */
export async function runBots(house: House, telegram: TelegramDoor, slackDoor?: SlackDoor): Promise<Running> {
  const { config, caravan, store, log } = house;
  const mode = (path: string) =>
    config.TELEGRAM_MODE === 'webhook'
      ? { webhook: { url: `${config.PUBLIC_URL}${path}`, secret: config.TELEGRAM_WEBHOOK_SECRET ?? '' } }
      : {};
  const bots: { path: string; bot: TelegramBot }[] = [];
  const { apiRoot, staffToken, partnersToken } = telegram;
  const pace = new Pace(caravan.ports, telegram.limits === 'none' ? {} : LIMITS);
  const common = (channel: Channel) => ({
    apiRoot,
    ports: caravan.ports,
    pastLedger: pace.pastLedger(channel),
  });
  if (staffToken !== undefined) {
    const path = '/telegram/staff';
    const bot = await createStaffBot({
      ...common('telegram-staff'),
      ...mode(path),
      token: staffToken,
      desk: caravan.staff,
    });
    house.usernames['telegram-staff'] = bot.username;
    bots.push({ path, bot });
  }
  if (partnersToken !== undefined) {
    const path = '/telegram/partners';
    const bot = await createPartnersBot({
      ...common('telegram-partners'),
      ...mode(path),
      token: partnersToken,
      desk: caravan.partners,
      chats: caravan.chats,
    });
    house.usernames['telegram-partners'] = bot.username;
    bots.push({ path, bot });
  }
  const slack = await openSlack(house, pace, slackDoor);
  const mail = openMail(house);
  const others = [slack?.sender, mail].filter((one) => one !== undefined);
  const senders = [...bots.map(({ bot }) => bot.sender), ...others];
  const courier = caravan.courier(senders, pace);
  const pumps = courier.channels.map((channel) => new Pump((stop) => courier.send(channel, stop), log));
  house.onWake(() => {
    for (const pump of pumps) pump.wake();
  });
  let scheduler: Scheduler | undefined;
  return {
    webhooks: bots.map(({ path, bot }) => ({
      path,
      secret: config.TELEGRAM_WEBHOOK_SECRET ?? '',
      handle: (update) => bot.handleUpdate(update),
    })),
    slack: slackWebhookOf(slack, slackDoor),
    begin: async () => {
      await courier.recover();
      await courier.catchUp();
      await reindex(caravan.ports, caravan.cases);
      await caravan.dispatcher.catchUp();
      for (const pump of pumps) pump.start();
      scheduler = await startScheduler(
        allJobs(caravan, courier, slack === undefined ? [] : [slack]),
        store.database,
        log,
      );
      slack?.start();
      await Promise.all(bots.map(({ bot }) => bot.start()));
    },
    flush: async () => {
      await caravan.dispatcher.settle();
      await courier.run();
    },
    ready: () =>
      silentOf({
        store: () => store.ping(),
        ...Object.fromEntries(bots.map(({ bot }) => [bot.sender.channel, () => bot.ping()])),
        ...(slack === undefined ? {} : { slack: () => slack.ping() }),
      }),
    stop: async () => {
      await Promise.all([...bots.map(({ bot }) => bot.stop()), slack?.stop()]);
      await scheduler?.stop();
      await Promise.all(pumps.map((pump) => pump.stop()));
      mail?.close();
    },
  };
}
