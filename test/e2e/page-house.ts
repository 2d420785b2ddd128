import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { openHttp } from '../../bots/http/index.ts';
import { readConfig } from '../../config.ts';
import { type TextParam, t } from '../../core/texts/text.ts';
import { openPlaygroundHouse, type PlaygroundHouse } from '../../playground-house.ts';
import { launchChromium } from './browser.ts';

/** The playground served to a browser, with a demo company that nobody has played with yet; a busy one has orders and deals. */
export interface PageHouse {
  house: PlaygroundHouse;
  browser: Browser;
  url: string;
  /** The Russian words of a text. */
  say(key: string, params?: Record<string, TextParam>): string;
  close(): Promise<void>;
}

export async function openPageHouse(chromium: string, company: 'busy' | 'new' = 'new'): Promise<PageHouse> {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-page-'));
  const house = await openPlaygroundHouse(
    readConfig({ DATA_DIR: dir, PORT: '0' }),
    pino({ level: 'silent' }),
    'none',
    company,
  );
  const { store, log, caravan } = house.house;
  const http = await openHttp({
    host: '127.0.0.1',
    port: 0,
    log,
    ready: house.running.ready,
    messages: () => store.ledger.counts(),
    webhooks: [],
    playground: house.handler,
  });
  const browser = await launchChromium(chromium);
  return {
    house,
    browser,
    url: http.url,
    say: (key, params = {}) => caravan.ports.texts.say('ru', t(key, params)),
    async close() {
      await browser.close();
      await http.close();
      await house.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
