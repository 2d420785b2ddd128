import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import { type Logger, pino } from 'pino';
import { openHttp } from './bots/http/index.ts';
import type { Webhook } from './bots/http/telegram-webhook.ts';
import { playDemo } from './bots/playground/demo/index.ts';
import { createPlaygroundHandler } from './bots/playground/handler.ts';
import { PARTNERS_BOT, STAFF_BOT, setStage } from './bots/playground/set-stage.ts';
import type { Stage } from './bots/playground/stage.ts';
import { startTelegramDouble, type TelegramDouble } from './bots/playground/telegram-double/index.ts';
import type { TelegramBot } from './bots/telegram/bot.ts';
import { createPartnersBot } from './bots/telegram-partners/index.ts';
import { createStaffBot } from './bots/telegram-staff/index.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { type Caravan, createCaravan } from './core/caravan.ts';
import { addColleague } from './core/people/colleagues.ts';
import { invite } from './core/people/invitations.ts';
import { isStaffRole, STAFF_ROLES } from './core/people/role.ts';
import type { Clock, Ports } from './core/ports/index.ts';
import { parsePhone } from './core/values/index.ts';
import { createTexts } from './locales/index.ts';
import { allJobs, Pump, type Scheduler, startScheduler } from './scheduler/index.ts';
import { MovableClock } from './storage/clock/movable-clock.ts';
import { SystemClock } from './storage/clock/system-clock.ts';
import { EngineBusy, startEngine } from './storage/embedded/index.ts';
import { openStore, type Store } from './storage/index.ts';
import { createCrypto } from './storage/keys/crypto.ts';
import { createIds } from './storage/keys/ids.ts';
import { loadSecretKey } from './storage/keys/secret-key.ts';

/** The store and the core over it. */
export interface House {
  config: Config;
  log: Logger;
  store: Store;
  caravan: Caravan;
  clock: Clock;
  /** Usernames of the bots by channel, once they are known: invitations lead there. */
  usernames: Record<string, string>;
  /** Called whenever there may be something to send. */
  onWake(listener: () => void): void;
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
    doors: {
      inviteLink: (channel, secret) => {
        const username = usernames[channel];
        return username === undefined ? null : `https://t.me/${username}?start=${secret}`;
      },
    },
    log,
    company: { zone: config.COMPANY_TIMEZONE, locale: config.DEFAULT_LOCALE },
  };
  const caravan = createCaravan(options.around?.(ports) ?? ports, () => {
    for (const listener of listeners) listener();
  });
  return {
    config,
    log,
    store,
    caravan,
    clock,
    usernames,
    onWake: (listener) => listeners.push(listener),
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
}

export interface Running {
  webhooks: Webhook[];
  /** Lets the bots in: polling starts, or Telegram is told where the webhook is. */
  begin(): Promise<void>;
  /** Finishes what is waiting to be dispatched and sent. */
  flush(): Promise<void>;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the bots, the courier that empties the ledger, and the work that comes round. */
export async function runBots(house: House, telegram: TelegramDoor): Promise<Running> {
  const { config, caravan, store, log } = house;
  const mode = (path: string) =>
    config.TELEGRAM_MODE === 'webhook'
      ? { webhook: { url: `${config.PUBLIC_URL}${path}`, secret: config.TELEGRAM_WEBHOOK_SECRET ?? '' } }
      : {};
  const bots: { path: string; bot: TelegramBot }[] = [];
  const { apiRoot, staffToken, partnersToken } = telegram;
  const common = { apiRoot, ports: caravan.ports };
  if (staffToken !== undefined) {
    const path = '/telegram/staff';
    const bot = await createStaffBot({ ...common, ...mode(path), token: staffToken, desk: caravan.staff });
    house.usernames['telegram-staff'] = bot.username;
    bots.push({ path, bot });
  }
  if (partnersToken !== undefined) {
    const path = '/telegram/partners';
    const bot = await createPartnersBot({
      ...common,
      ...mode(path),
      token: partnersToken,
      desk: caravan.partners,
    });
    house.usernames['telegram-partners'] = bot.username;
    bots.push({ path, bot });
  }
  const courier = caravan.courier(bots.map(({ bot }) => bot.sender));
  const pump = new Pump(() => courier.run(), log);
  house.onWake(() => pump.wake());
  let scheduler: Scheduler | undefined;
  return {
    webhooks: bots.map(({ path, bot }) => ({
      path,
      secret: config.TELEGRAM_WEBHOOK_SECRET ?? '',
      handle: (update) => bot.handleUpdate(update),
    })),
    begin: async () => {
      await courier.recover();
      await caravan.dispatcher.catchUp();
      pump.start();
      scheduler = await startScheduler(allJobs(caravan, courier), store.database, log);
      await Promise.all(bots.map(({ bot }) => bot.start()));
    },
    flush: async () => {
      await caravan.dispatcher.catchUp();
      await courier.run();
    },
    ready: async () => {
      await store.ping();
      await Promise.all(bots.map(({ bot }) => bot.ping()));
    },
    stop: async () => {
      await Promise.all(bots.map(({ bot }) => bot.stop()));
      await scheduler?.stop();
      await pump.stop();
    },
  };
}

/** `npm start`: the company's bots when there are tokens, the playground when there is none at all. */
async function start(config: Config, log: Logger): Promise<void> {
  const staffToken = config.TELEGRAM_STAFF_TOKEN;
  const partnersToken = config.TELEGRAM_PARTNERS_TOKEN;
  if (staffToken === undefined && partnersToken === undefined) return startPlayground(config, log);
  const house = await openHouse({ config, log, dir: config.DATA_DIR });
  const running = await runBots(house, { apiRoot: config.TELEGRAM_API_ROOT, staffToken, partnersToken });
  const http = await openHttp({ ...webOf(house, running), webhooks: running.webhooks });
  await running.begin();
  log.info({ url: http.url, bots: house.usernames }, 'Caravan is at work');
  letGo(log, [() => http.close(), () => running.stop(), () => house.close()]);
}

async function startPlayground(config: Config, log: Logger): Promise<void> {
  const playground = await openPlaygroundHouse(config, log);
  const http = await openHttp({
    ...webOf(playground.house, playground.running),
    webhooks: [],
    playground: playground.handler,
  });
  process.stdout.write(`\nThe playground is open: ${http.url}\nStop it with Ctrl+C.\n\n`);
  letGo(log, [() => http.close(), () => playground.close()]);
}

export interface PlaygroundHouse {
  house: House;
  running: Running;
  double: TelegramDouble;
  stage: Stage;
  handler: ReturnType<typeof createPlaygroundHandler>;
  close(): Promise<void>;
}

/** The whole company on one machine: own database, a double of Telegram, a clock that can be moved. */
export async function openPlaygroundHouse(
  given: Config,
  log: Logger,
  limits: 'telegram' | 'none' = 'telegram',
): Promise<PlaygroundHouse> {
  const { MONGODB_URI: _, ...config } = { ...given, TELEGRAM_MODE: 'polling' as const };
  const dir = join(config.DATA_DIR, 'playground');
  const clocks: MovableClock[] = [];
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
  const running = await runBots(house, {
    apiRoot: double.apiRoot,
    staffToken: STAFF_BOT.token,
    partnersToken: PARTNERS_BOT.token,
  });
  const stage = await setStage({
    caravan: house.caravan,
    double,
    clock,
    flush: () => running.flush(),
    wipe: async () => {
      await house.store.wipe();
      await clock.reset();
    },
  });
  await running.begin();
  return {
    house,
    running,
    double,
    stage,
    handler: createPlaygroundHandler({ double, stage }),
    close: async () => {
      await running.stop();
      await double.close();
      await house.close();
    },
  };
}

function webOf({ config, log, store }: House, running: Running) {
  return {
    host: config.HOST,
    port: config.PORT,
    log,
    ready: running.ready,
    messages: () => store.ledger.counts(),
  };
}

function letGo(log: Logger, steps: (() => Promise<void>)[]): void {
  closeWithGrace({ delay: 15_000, logger: false }, async ({ err }) => {
    if (err !== undefined) log.fatal({ error: err.message, stack: err.stack }, 'stopped by an error');
    for (const step of steps) await step();
  });
}

/** `npm run invite -- --role head --name "..."`: prints the first link into a fresh house. */
async function printInvite(config: Config, log: Logger, args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      role: { type: 'string', multiple: true },
      name: { type: 'string' },
      phone: { type: 'string' },
    },
  });
  const roles = (values.role ?? []).filter(isStaffRole);
  const phone = values.phone === undefined ? undefined : parsePhone(values.phone);
  if (
    roles.length === 0 ||
    roles.length !== values.role?.length ||
    values.name === undefined ||
    phone?.ok === false
  ) {
    const usage = `npm run invite -- --role <${STAFF_ROLES.join('|')}> --name "<name>" [--phone +7...]`;
    throw new ConfigError(`Say whom to invite: ${usage}`);
  }
  if (config.TELEGRAM_STAFF_TOKEN === undefined)
    throw new ConfigError('TELEGRAM_STAFF_TOKEN is needed to make a link');
  const house = await openHouse({ config, log, dir: config.DATA_DIR });
  try {
    const { username } = await createStaffBot({
      token: config.TELEGRAM_STAFF_TOKEN,
      apiRoot: config.TELEGRAM_API_ROOT,
      desk: house.caravan.staff,
      ports: house.caravan.ports,
    });
    house.usernames['telegram-staff'] = username;
    const person = await addColleague(house.caravan, {
      name: values.name,
      roles,
      ...(phone === undefined ? {} : { phone: phone.value.e164 }),
    });
    const made = await invite(house.caravan.ports, person, 'telegram-staff', null);
    process.stdout.write(`${made?.link}\n`);
  } finally {
    await house.close();
  }
}

/** `npm run replay -- <case>`: the history of a case and its state folded anew. */
async function printReplay(config: Config, log: Logger, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { playground: { type: 'boolean' } },
  });
  const [caseId, moment] = positionals;
  if (caseId === undefined)
    throw new ConfigError('Say which case: npm run replay -- <case> [moment] [--playground]');
  const dir = values.playground === true ? join(config.DATA_DIR, 'playground') : config.DATA_DIR;
  const house = await openHouse({ config, log, dir });
  try {
    const entries = await house.caravan.cases.history(caseId);
    const until = moment === undefined ? entries : entries.filter((entry) => entry.at <= moment);
    for (const entry of until)
      process.stdout.write(`${entry.at}  ${entry.actor.role.padEnd(12)} ${entry.fact.type}\n`);
    process.stdout.write(`${JSON.stringify(house.caravan.cases.fold(until), null, 2)}\n`);
    const { same, chain } = await house.caravan.cases.verify(caseId);
    process.stdout.write(
      `replay ${same ? 'equals' : 'DIFFERS FROM'} the stored state; hash chain ${chain ? 'whole' : 'BROKEN'}\n`,
    );
    if (!same || !chain) process.exitCode = 1;
  } finally {
    await house.close();
  }
}

async function main(): Promise<void> {
  const [command = 'start', ...args] = process.argv.slice(2);
  const config = readConfig();
  const log = pino({ level: config.LOG_LEVEL });
  if (command === 'start') return start(config, log);
  if (command === 'invite') return printInvite(config, log, args);
  if (command === 'replay') return printReplay(config, log, args);
  if (command === 'demo') return runDemo(config, log);
  throw new ConfigError(`There is no command ${command}: start, invite, replay or demo`);
}

function sceneOf({ house, double, stage, running }: PlaygroundHouse) {
  return { caravan: house.caravan, double, stage, flush: running.flush };
}

/** `npm run demo`: plays a company by itself in a fresh playground, and judges what came of it. */
async function runDemo(given: Config, log: Logger): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-demo-'));
  // It talks faster than people do: Telegram's own limits would only make it wait.
  const playground = await openPlaygroundHouse({ ...given, DATA_DIR: dir }, log, 'none');
  try {
    process.exitCode = await playDemo(sceneOf(playground), (line) => process.stdout.write(`${line}\n`));
  } finally {
    await playground.close();
    await rm(dir, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
