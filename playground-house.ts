import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type HttpDoor, openHttp } from './bots/http/index.ts';
import { FIRMS, startExchangeDouble } from './bots/playground/exchange-double/index.ts';
import { createPlaygroundHandler } from './bots/playground/handler.ts';
import { type PostOffice, startPostOffice } from './bots/playground/post-office/index.ts';
import { COMPANY, PARTNERS_BOT, STAFF_BOT, setStage } from './bots/playground/set-stage.ts';
import { type SlackDouble, startSlackDouble } from './bots/playground/slack-double/index.ts';
import type { Stage } from './bots/playground/stage.ts';
import { startTelegramDouble, type TelegramDouble } from './bots/playground/telegram-double/index.ts';
import type { Config } from './config.ts';
import { type House, openHouse, type Running, runBots } from './house.ts';
import { MovableClock } from './storage/clock/movable-clock.ts';

export interface PlaygroundHouse {
  house: House;
  running: Running;
  double: TelegramDouble;
  slack: SlackDouble;
  /** Where the letters of clients arrive. */
  office: PostOffice;
  stage: Stage;
  handler: ReturnType<typeof createPlaygroundHandler>;
  close(): Promise<void>;
}

/** The playground never speaks to a real exchange or mail server, whatever is set. */
const EXCHANGE = { ATI_TOKEN: 'playground-exchange-key', ATI_CODE: '1' };

/** The app of the playground's own Slack; its manifest is that of a real one. */
const SLACK_APP = {
  name: 'Caravan',
  botToken: 'xoxb-playground',
  signingSecret: 'playground-signing-secret',
};

async function openSlackDouble(
  dir: string,
  limits: 'slack' | 'none',
  now: () => number,
): Promise<SlackDouble> {
  const manifest = JSON.parse(await readFile(new URL('./slack-manifest.json', import.meta.url), 'utf8'));
  return startSlackDouble({ dir, app: { ...SLACK_APP, manifest }, limits, now });
}

/** The web door to which that Slack posts, on a port of its own: the page's may not be open yet. */
async function openSlackWeb({ log, store }: House, { ready, slack }: Running): Promise<HttpDoor> {
  const local = { host: '127.0.0.1', port: 0, webhooks: [] };
  return openHttp({ ...local, log, ready, slack, messages: () => store.ledger.counts() });
}

/**
 * The whole company on one machine: own database, doubles of Telegram, of the freight exchange and of a mail
 * server, a clock that can be moved. A busy company has orders at every stage, a new one has none.
 */
export async function openPlaygroundHouse(
  given: Config,
  log: Logger,
  limits: 'telegram' | 'none' = 'telegram',
  company: 'busy' | 'new' = 'new',
): Promise<PlaygroundHouse> {
  const { MONGODB_URI: _, ...own } = { ...given, TELEGRAM_MODE: 'polling' as const };
  const clocks: MovableClock[] = [];
  const exchange = await startExchangeDouble({
    token: EXCHANGE.ATI_TOKEN,
    now: () => Date.parse((clocks[0] as MovableClock).now()),
    firms: FIRMS,
  });
  const dir = join(given.DATA_DIR, 'playground');
  const office = await startPostOffice({ dir: join(dir, 'mail') });
  const config = {
    COMPANY_NAME: COMPANY.name,
    COMPANY_INN: COMPANY.inn,
    ...own,
    ...EXCHANGE,
    ATI_API_ROOT: exchange.root,
    SMTP_URL: office.url,
    MAIL_FROM: { name: COMPANY.name, address: COMPANY.mail },
  };
  const house = await openHouse({
    config,
    log,
    dir,
    clock: async (store) => {
      const clock = await MovableClock.open(store.connection);
      clocks.push(clock);
      return clock;
    },
  });
  const clock = clocks[0] as MovableClock;
  const double = await startTelegramDouble({
    dir: join(dir, 'telegram'),
    bots: [STAFF_BOT, PARTNERS_BOT],
    now: () => Date.parse(clock.now()),
    limits,
  });
  const slack = await openSlackDouble(join(dir, 'slack'), limits === 'none' ? 'none' : 'slack', () =>
    Date.parse(clock.now()),
  );
  const telegram = {
    apiRoot: double.apiRoot,
    staffToken: STAFF_BOT.token,
    partnersToken: PARTNERS_BOT.token,
    limits,
  };
  const { botToken, signingSecret } = SLACK_APP;
  const running = await runBots(house, telegram, { botToken, apiUrl: slack.apiUrl, way: { signingSecret } });
  const web = await openSlackWeb(house, running);
  await slack.controls.setRequestUrl({ url: `${web.url}/slack/events` });
  const stage = await setStage({
    caravan: house.caravan,
    double,
    slack,
    clock,
    flush: () => running.flush(),
    wipe: async () => {
      await house.store.wipe();
      await clock.reset();
      exchange.market.clear();
      await office.clear();
    },
    withOrders: company === 'busy',
  });
  await running.begin();
  return {
    house,
    running,
    double,
    slack,
    office,
    stage,
    handler: createPlaygroundHandler({ double, slack, stage, office }),
    close: async () => {
      await web.close();
      await running.stop();
      await slack.close();
      await double.close();
      await house.close();
      await exchange.close();
      await office.close();
    },
  };
}
