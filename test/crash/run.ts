import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { COMPANY, PARTNERS_BOT, STAFF_BOT } from '../../bots/playground/company/cast.ts';
import { foundCompany } from '../../bots/playground/company/found.ts';
import type { PostOffice } from '../../bots/playground/post-office/index.ts';
import { readConfig } from '../../config.ts';
import { type House, openHouse } from '../../house.ts';
import { type Account, accountOf, standingOf } from './account.ts';
import type { Orders } from './bots.ts';
import { CompanyClock } from './company-clock.ts';
import { type Plan, type Point, pointsOf } from './deaths.ts';
import { eventually } from './eventually.ts';
import { judge } from './judge.ts';
import type { Lie } from './lies.ts';
import { Lives } from './lives.ts';
import type { CrashScene, Play } from './plays.ts';
import { Town } from './town.ts';

/** What outlives the bots: the engine, the doubles of Telegram and of a mail server, and the bots' program. */
export interface Ground {
  dir: string;
  storeUri: string;
  apiRoot: string;
  bots: string[];
  office: Pick<PostOffice, 'url' | 'letters'>;
}

export interface Outcome {
  account: Account;
  faults: string[];
  points: Point[];
  deaths: number;
}

/** Noon in Moscow on a working day: nothing falls due while a run lasts. */
const NOON = Date.parse('2026-11-24T09:00:00Z');
/** The bots come back many times while a person waits. */
const PATIENCE_MS = 120_000;
const BOTS = { 'telegram-staff': STAFF_BOT.username, 'telegram-partners': PARTNERS_BOT.username };

/** Plays in a fresh company while its bots die as planned, and gives an account of it. */
export async function run(
  ground: Ground,
  play: Play,
  plan: Plan,
  { lie, patienceMs = PATIENCE_MS }: { lie?: Lie | undefined; patienceMs?: number } = {},
): Promise<Outcome> {
  const dir = join(ground.dir, randomUUID());
  await mkdir(dir);
  const setStep = (step: string) => writeFile(join(dir, 'step'), step);
  await setStep('');
  const environment = {
    MONGODB_URI: databaseOf(ground.storeUri, `run${Date.now()}`),
    DATA_DIR: dir,
    SECRET_KEY: 'a secret that all lives of these bots share',
    LOG_LEVEL: 'fatal',
    SMTP_URL: ground.office.url,
    MAIL_FROM: COMPANY.mail,
  };
  const config = readConfig(environment);
  const setting = { now: NOON, since: Date.now() };
  const clock = new CompanyClock(dir, setting);
  const house = await openHouse({
    config,
    log: pino({ level: 'silent' }),
    dir,
    clock: async () => ({
      now: () => clock.now(),
      wall: () => new Date().toISOString(),
    }),
  });
  const orders: Orders = {
    dir,
    plan,
    environment,
    apiRoot: ground.apiRoot,
    staffToken: STAFF_BOT.token,
    partnersToken: PARTNERS_BOT.token,
    clock: setting,
    lie,
  };
  const lives = new Lives(ground.bots, orders);
  const rest = async (after: string) => {
    if (!(await settled(house, town, clock, patienceMs)))
      throw new Error(`after «${after}» things did not come to rest`);
  };
  let deed = 0;
  const begin = (name: string) => {
    deed++;
    return playing ? setStep(`${deed} ${name}`) : Promise.resolve();
  };
  const end = (name: string) => Promise.race([rest(name), lives.fault]);
  const town = new Town(ground.apiRoot, patienceMs, begin, async (name) => {
    if (founded) await end(name);
  });
  const scene: CrashScene = {
    caravan: house.caravan,
    double: town.asDouble(),
    stage: undefined as never,
    pass: async (minutes) => {
      const name = `${minutes} minutes pass`;
      await begin(name);
      clock.move(minutes);
      await end(name);
    },
    safely: async (part) => {
      const wasPlaying = playing;
      playing = false;
      await setStep('');
      await part(scene);
      playing = wasPlaying;
    },
  };
  let founded = false;
  let playing = false;
  try {
    await town.post('/reset', {});
    await foundCompany(house.caravan, town.asDouble());
    lives.begin();
    await end('the founding');
    founded = true;
    const before = await standingOf(house);
    const lettersBefore = ground.office.letters().length;
    playing = true;
    await play(scene);
    await setStep('');
    return {
      account: await accountOf(house, before),
      faults: await judge({
        ...{ house, town, bots: BOTS },
        letters: ground.office.letters().slice(lettersBefore),
        before,
      }),
      points: pointsOf(dir),
      deaths: lives.deaths,
    };
  } finally {
    await lives.end();
    await house.close();
  }
}

function databaseOf(uri: string, name: string): string {
  const url = new URL(uri);
  url.pathname = `/${name}`;
  return url.href;
}

/** Every update is confirmed, every effect dispatched, every message accounted for, and nothing is due. */
function settled({ store }: House, town: Town, clock: CompanyClock, ms: number): Promise<boolean> {
  return eventually(ms, async () => {
    if ((await town.pendingUpdates()) > 0) return false;
    if ((await store.journal.undispatched(1)).length > 0) return false;
    const next = await store.obligations.nextMoment();
    if (next !== null && next <= clock.now()) return false;
    const { queued, sending } = await store.ledger.counts();
    return queued + sending === 0;
  });
}
