import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import { type Logger, pino } from 'pino';
import { openHttp } from './bots/http/index.ts';
import { playDemo } from './bots/playground/demo/index.ts';
import { createStaffBot } from './bots/telegram-staff/index.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { addColleague } from './core/people/colleagues.ts';
import { type Invitation, invite } from './core/people/invitations.ts';
import { isStaffRole, STAFF_ROLES } from './core/people/role.ts';
import { parsePhone } from './core/values/index.ts';
import { type House, openHouse, type Running, runBots, slackOf } from './house.ts';
import { openPlaygroundHouse, type PlaygroundHouse } from './playground-house.ts';

/** `npm start`: the company's bots when there are tokens, the playground when there is none at all. */
async function start(config: Config, log: Logger): Promise<void> {
  const staffToken = config.TELEGRAM_STAFF_TOKEN;
  const partnersToken = config.TELEGRAM_PARTNERS_TOKEN;
  const slack = slackOf(config);
  const isToken = [staffToken, partnersToken, slack].some((one) => one !== undefined);
  if (!isToken) return startPlayground(config, log);
  const house = await openHouse({ config, log, dir: config.DATA_DIR });
  const telegram = { apiRoot: config.TELEGRAM_API_ROOT, staffToken, partnersToken };
  const running = await runBots(house, telegram, slack);
  const http = await openHttp({ ...webOf(house, running), webhooks: running.webhooks, slack: running.slack });
  await running.begin();
  log.info({ url: http.url, bots: house.usernames }, 'Caravan is at work');
  letGo(log, [() => http.close(), () => running.stop(), () => house.close()]);
}

async function startPlayground(config: Config, log: Logger): Promise<void> {
  process.stdout.write('\nOpening the playground; the first time its company is founded…\n');
  const playground = await openPlaygroundHouse(config, log, 'telegram', 'busy');
  const http = await openHttp({
    ...webOf(playground.house, playground.running),
    webhooks: [],
    playground: playground.handler,
  });
  process.stdout.write(`The playground is open: ${http.url}\nStop it with Ctrl+C.\n\n`);
  letGo(log, [() => http.close(), () => playground.close()]);
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

const INVITE_USAGE = `npm run invite -- --role <${STAFF_ROLES.join('|')}> --name "<name>" [--phone +7...] [--channel telegram|slack]`;

/** `npm run invite -- --role head --name "..."`: prints the first link into a fresh house, or a code for Slack. */
async function printInvite(config: Config, log: Logger, args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      role: { type: 'string', multiple: true },
      name: { type: 'string' },
      phone: { type: 'string' },
      channel: { type: 'string', default: 'telegram' },
    },
  });
  const roles = (values.role ?? []).filter(isStaffRole);
  const phone = values.phone === undefined ? undefined : parsePhone(values.phone);
  if (
    roles.length === 0 ||
    roles.length !== values.role?.length ||
    values.name === undefined ||
    phone?.ok === false ||
    !['telegram', 'slack'].includes(values.channel)
  )
    throw new ConfigError(`Say whom to invite: ${INVITE_USAGE}`);
  const channel = values.channel === 'slack' ? 'slack' : 'telegram-staff';
  if (channel === 'telegram-staff' && config.TELEGRAM_STAFF_TOKEN === undefined)
    throw new ConfigError('TELEGRAM_STAFF_TOKEN is needed to make a link');
  const house = await openHouse({ config, log, dir: config.DATA_DIR });
  try {
    if (config.TELEGRAM_STAFF_TOKEN !== undefined && channel === 'telegram-staff') {
      const { username } = await createStaffBot({
        token: config.TELEGRAM_STAFF_TOKEN,
        apiRoot: config.TELEGRAM_API_ROOT,
        desk: house.caravan.staff,
        ports: house.caravan.ports,
      });
      house.usernames['telegram-staff'] = username;
    }
    const person = await addColleague(house.caravan, {
      name: values.name,
      roles,
      ...(phone === undefined ? {} : { phone: phone.value.e164 }),
    });
    process.stdout.write(`${wordsOf(await invite(house.caravan.ports, person, channel, null))}\n`);
  } finally {
    await house.close();
  }
}

/** What is passed on: the link, or the code and where it is typed. */
function wordsOf(made: Invitation | null): string {
  if (made === null) throw new ConfigError('The messenger is not connected');
  if ('link' in made) return made.link;
  return `${made.code}\nSend this code to the app in Slack, or type it after the command: /caravan ${made.code}\nIt works once, until ${made.expiresAt}.`;
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
    if (entries.length === 0) throw new ConfigError(`There is no case ${caseId} in ${dir}`);
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

function sceneOf({ house, double, slack, stage, running }: PlaygroundHouse) {
  return { caravan: house.caravan, double, slack, stage, flush: running.flush };
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
