import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type HttpDoor, openHttp } from '../../bots/http/index.ts';
import { PARTNERS_BOT, STAFF_BOT, setStage } from '../../bots/playground/set-stage.ts';
import { startTelegramDouble, type TelegramDouble } from '../../bots/playground/telegram-double/index.ts';
import { readConfig } from '../../config.ts';
import { type House, openHouse, type Running, runBots } from '../../house.ts';
import { startEngine } from '../../storage/embedded/index.ts';
import { roundRobin } from './gateway.ts';

export interface TwoHouses {
  double: TelegramDouble;
  houses: [House, House];
  /** How many updates each house was given. */
  given: number[];
  close(): Promise<void>;
}

/** Two instances of Caravan on one store, behind a proxy that gives Telegram's posts to them in turn. */
export async function openTwoHouses(settings: Record<string, string> = {}): Promise<TwoHouses> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-two-'));
  const engine = await startEngine({ dir: join(dir, 'store') });
  const double = await startTelegramDouble({
    bots: [STAFF_BOT, PARTNERS_BOT],
    limits: 'none',
    webhookSecondMs: 50,
  });
  const targets: string[] = [];
  const given = [0, 0];
  const proxy = await roundRobin(targets, given);
  const config = readConfig({
    DATA_DIR: dir,
    LOG_LEVEL: 'silent',
    MONGODB_URI: engine.uri,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-webhook',
    PUBLIC_URL: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    ...settings,
  });
  const log = pino({ level: 'silent' });
  const tokens = { staffToken: STAFF_BOT.token, partnersToken: PARTNERS_BOT.token };
  const opened: { house: House; running: Running; http: HttpDoor }[] = [];
  for (let nth = 0; nth < 2; nth++) {
    const house = await openHouse({ config, log, dir });
    const running = await runBots(house, { apiRoot: double.apiRoot, ...tokens, limits: 'none' });
    const { webhooks, ready } = running;
    const messages = () => house.store.ledger.counts();
    const http = await openHttp({ host: '127.0.0.1', port: 0, log, ready, messages, webhooks });
    targets.push(http.url);
    opened.push({ house, running, http });
  }
  const [first, second] = [opened[0]!, opened[1]!];
  await found(first.house, first.running, double);
  for (const { running } of opened) await running.begin();
  return {
    double,
    houses: [first.house, second.house],
    given,
    close: async () => {
      await double.close();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      for (const { http, running, house } of opened) {
        await http.close();
        await running.stop();
        await house.close();
      }
      await engine.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function found(house: House, running: Running, double: TelegramDouble): Promise<void> {
  const clock = { now: () => house.clock.now(), move: async () => {} };
  const wipe = () => house.store.wipe();
  await setStage({ caravan: house.caravan, double, clock, flush: running.flush, wipe });
  await running.flush();
}
