import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { type House, openHouse, runBots } from '../../house.ts';
import { CompanyClock, type Setting } from './company-clock.ts';
import { Deaths, type Plan } from './deaths.ts';
import { openGate } from './gate.ts';
import { type Lie, lying } from './lies.ts';
import { mortal } from './mortal-ports.ts';

/** What a run tells its bots; the same for every life. */
export interface Orders {
  /** Where the points and the step are kept. */
  dir: string;
  plan: Plan;
  environment: Record<string, string>;
  apiRoot: string;
  staffToken: string;
  partnersToken: string;
  clock: Setting;
  /** A fault that is planted to see whether it is found. */
  lie?: Lie | undefined;
}

/** Between a death and the next life more time passes than a dead holder's locks last. */
const GONE_MS = 5000;
const LOOK_EVERY_MS = 60;

async function live(orders: Orders): Promise<void> {
  const deaths = new Deaths(orders.dir, orders.plan);
  const company = new CompanyClock(orders.dir, orders.clock);
  const clock = {
    now: () => company.now(),
    wall: () => new Date(Date.now() + deaths.count * GONE_MS).toISOString(),
  };
  const config = readConfig(orders.environment);
  const house = await openHouse({
    config,
    log: pino({ level: config.LOG_LEVEL }, process.stderr),
    dir: config.DATA_DIR,
    clock: async () => clock,
    around: (ports) => mortal(orders.lie === undefined ? ports : lying(ports, orders.lie), deaths),
  });
  const { staffToken, partnersToken } = orders;
  const apiRoot = await openGate(orders.apiRoot, deaths);
  const running = await runBots(house, { apiRoot, staffToken, partnersToken, limits: 'none' });
  await running.begin();
  await sweepWhenMoved(house, company);
}

/** The sweep comes by itself every few seconds; who moves the clock does not wait for it. */
async function sweepWhenMoved({ caravan }: House, company: CompanyClock): Promise<void> {
  let swept = 0;
  for (;;) {
    const ahead = company.ahead();
    if (ahead !== swept) await caravan.sweep.run();
    swept = ahead;
    await setTimeout(LOOK_EVERY_MS);
  }
}

// Everything is loaded; it lives as soon as it is told how, and never longer than the one who told it.
const input = createInterface({ input: process.stdin });
input.once('line', (line) => void live(JSON.parse(line) as Orders));
input.once('close', () => process.exit(0));
