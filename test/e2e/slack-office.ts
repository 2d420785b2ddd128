import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openHttp } from '../../bots/http/index.ts';
import {
  type SlackDouble,
  type SlackDoubleOptions,
  startSlackDouble,
} from '../../bots/playground/slack-double/index.ts';
import { readConfig } from '../../config.ts';
import type { Caravan } from '../../core/caravan.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import { invite } from '../../core/people/invitations.ts';
import type { Person } from '../../core/people/person.ts';
import type { StaffRole } from '../../core/people/role.ts';
import type { Ports } from '../../core/ports/index.ts';
import { type House, openHouse, type Running, runBots, slackOf } from '../../house.ts';
import { StandingClock } from './clock.ts';

export const APP = {
  name: 'Caravan',
  botToken: 'xoxb-caravan-test',
  appToken: 'xapp-caravan-test',
  signingSecret: 'a1b2c3d4e5f6a7b8c9d0',
};

export const manifest = JSON.parse(
  await readFile(new URL('../../slack-manifest.json', import.meta.url), 'utf8'),
);

/** A company whose colleagues are in Slack alone, with the real bot behind the real web door, and a double of Slack. */
export interface SlackOffice {
  caravan: Caravan;
  house: House;
  running: Running;
  slack: SlackDouble;
  clock: StandingClock;
  /** Where the web door listens. */
  url: string;
  /** A colleague who is linked, and the account. */
  colleague(name: string, ...roles: StaffRole[]): Promise<{ person: Person; user: string }>;
  /** Somebody in the workspace whom nobody knows. */
  stranger(name: string): Promise<string>;
  /** Whether everything that the bot was told has been worked on and sent. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface OfficeOptions {
  mode?: 'http' | 'socket';
  double?: Partial<SlackDoubleOptions>;
  /** Whether the ledger keeps to a pace; nothing does unless told. */
  limits?: 'telegram' | 'none';
  /** Gets the lines of the log; silent unless told. */
  log?: (line: string) => void;
  /** What is done to Slack before the bot comes. */
  before?(slack: SlackDouble): void;
  around?(ports: Ports): Ports;
}

let nextUser = 1;

export async function openSlackOffice(options: OfficeOptions = {}): Promise<SlackOffice> {
  const { mode = 'http', limits = 'none' } = options;
  const dir = await mkdtemp(join(tmpdir(), 'caravan-slack-'));
  const { log: heard } = options;
  const log =
    heard === undefined
      ? pino({ level: process.env.SLACK_TEST_LOG ?? 'silent' })
      : pino({ level: 'warn' }, { write: heard });
  const settings = { ...manifest.settings, socket_mode_enabled: mode === 'socket' };
  const app = { ...APP, manifest: { ...manifest, settings } };
  const slack = await startSlackDouble({ app, limits: 'none', retryMinuteMs: 50, ...options.double });
  options.before?.(slack);
  const config = readConfig({
    DATA_DIR: dir,
    LOG_LEVEL: 'silent',
    PORT: '0',
    SLACK_MODE: mode,
    SLACK_BOT_TOKEN: APP.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...(mode === 'http' ? { SLACK_SIGNING_SECRET: APP.signingSecret } : { SLACK_APP_TOKEN: APP.appToken }),
  });
  const clock = new StandingClock();
  const around = options.around === undefined ? {} : { around: options.around };
  const house = await openHouse({ config, log, dir, clock: async () => clock, ...around });
  const running = await runBots(house, { apiRoot: config.TELEGRAM_API_ROOT, limits }, slackOf(config));
  const http = await openHttp({
    host: config.HOST,
    port: config.PORT,
    log,
    ready: running.ready,
    messages: () => house.store.ledger.counts(),
    webhooks: running.webhooks,
    slack: running.slack,
  });
  await running.begin();
  if (mode === 'http') await slack.controls.setRequestUrl({ url: `${http.url}/slack/events` });
  const { caravan } = house;
  const stranger = async (name: string) => {
    const { id } = await slack.people.add({ name: `person${nextUser++}`, real_name: name });
    return id;
  };
  const settle = async () => {
    await slack.controls.idle();
    await running.flush();
  };
  return {
    caravan,
    house,
    running,
    slack,
    clock,
    url: http.url,
    stranger,
    settle,
    colleague: async (name, ...roles) => {
      const person = await addColleague(caravan, { name, roles });
      const made = await invite(caravan.ports, person, 'slack', null);
      if (made === null || !('code' in made)) throw new Error('no code for Slack');
      const user = await stranger(name);
      await slack.people.write(user, 'app', { text: made.code });
      await slack.people.chatWhen(user, 'app', ({ messages }) => messages.length > 2, 10_000);
      return { person: (await caravan.ports.people.get(person.id)) as Person, user };
    },
    close: async () => {
      await http.close();
      await running.stop();
      await slack.close();
      await house.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
