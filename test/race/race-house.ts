import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { PARTNERS_BOT, STAFF_BOT, setStage } from '../../bots/playground/set-stage.ts';
import { startTelegramDouble, type TelegramDouble } from '../../bots/playground/telegram-double/index.ts';
import { readConfig } from '../../config.ts';
import { type House, openHouse } from '../../house.ts';
import { startEngine } from '../../storage/embedded/index.ts';
import { type Server, startServer } from '../crash/servers.ts';
import { roundRobin } from '../e2e/gateway.ts';
import { openWire, type Strike } from './wire.ts';

/** So many presses the second Caravan gets before the first. */
const AHEAD = 50;

/** Two Caravans, each started as a company starts it, behind one address of webhooks. The second can be struck dead. */
export interface RaceHouse {
  double: TelegramDouble;
  /** A look into the same store, for those who prepare a race and judge it; it serves no messenger. */
  desk: House;
  /** Kills the second Caravan in the middle of a write; the next presses go to it, so that it is ahead in the race. */
  strike(strike: Omit<Strike, 'kill'>): void;
  /** Brings the second Caravan back if it was struck; says whether it was. */
  revive(): Promise<boolean>;
  close(): Promise<void>;
}

export async function openRaceHouse(): Promise<RaceHouse> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-race-'));
  const engine = await startEngine({ dir: join(dir, 'store') });
  const wire = await openWire(engine.uri, dir);
  const double = await startTelegramDouble({
    bots: [STAFF_BOT, PARTNERS_BOT],
    limits: 'none',
    webhookSecondMs: 50,
  });
  const targets: string[] = [];
  const first: number[] = [];
  const gateway = await roundRobin(targets, [], first);
  const settings = {
    DATA_DIR: dir,
    LOG_LEVEL: 'info',
    SECRET_KEY: 'a secret that both instances share',
    PORT: '0',
    TELEGRAM_API_ROOT: double.apiRoot,
    TELEGRAM_STAFF_TOKEN: STAFF_BOT.token,
    TELEGRAM_PARTNERS_TOKEN: PARTNERS_BOT.token,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-webhook',
    PUBLIC_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
  };
  const config = readConfig({ ...settings, LOG_LEVEL: 'silent', MONGODB_URI: engine.uri });
  const desk = await openHouse({ config, log: pino({ level: 'silent' }), dir });
  const clock = { now: () => desk.clock.now(), move: async () => {} };
  const nothing = async () => {};
  await setStage({ caravan: desk.caravan, double, clock, flush: nothing, wipe: () => desk.store.wipe() });

  const start = (uri: string) => startServer('main.ts', ['start'], urlIn, { ...settings, MONGODB_URI: uri });
  const lasting = await start(engine.uri);
  let second: Server<string> = await start(wire.uri);
  targets.push(lasting.ready, second.ready);

  return {
    double,
    desk,
    strike: (strike) => {
      first.push(...Array.from({ length: AHEAD }, () => 1));
      wire.arm({ ...strike, kill: () => second.kill() });
    },
    revive: async () => {
      if (!wire.struck) return false;
      second = await start(wire.uri);
      targets[1] = second.ready;
      return true;
    },
    close: async () => {
      await double.close();
      gateway.closeAllConnections();
      await new Promise((resolve) => gateway.close(resolve));
      await Promise.all([lasting.stop(), second.stop()]);
      await wire.close();
      await desk.close();
      await engine.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** What an instance logs when it is at work says where it listens. */
function urlIn(line: string): string | undefined {
  const { url } = JSON.parse(line) as { url?: string };
  return url;
}
