import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { COLLEAGUES } from '../../bots/playground/company/cast.ts';
import { STAFF_BOT } from '../../bots/playground/set-stage.ts';
import { startTelegramDouble } from '../../bots/playground/telegram-double/index.ts';
import { readConfig } from '../../config.ts';
import { openHouse, runBots } from '../../house.ts';
import { heardBy, PATIENCE_MS } from './slack-looks.ts';
import { APP, openSlackOffice } from './slack-office.ts';
import { Talker } from './talker.ts';

it('a Slack that answers nothing keeps the Telegram bot from nothing, and what is to be sent there waits', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-silent-'));
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const apiUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api/`;
  const telegram = await startTelegramDouble({ bots: [STAFF_BOT], limits: 'none' });
  const config = readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' });
  const house = await openHouse({ config, log: pino({ level: 'silent' }), dir });
  const bots = { apiRoot: telegram.apiRoot, staffToken: STAFF_BOT.token, limits: 'none' } as const;
  const way = { signingSecret: APP.signingSecret };
  const running = await runBots(house, bots, { botToken: APP.botToken, apiUrl, way });
  await running.begin();

  const { userId, name, bot } = COLLEAGUES.head;
  await telegram.people.add({ id: userId, first_name: name, language_code: 'ru' });
  const talker = new Talker({ userId, name, bot }, telegram, house.caravan.ports.texts);
  await talker.start();
  await talker.hears('stranger.staff');
  expect(await running.ready()).toEqual(['slack']);

  await running.stop();
  silent.closeAllConnections();
  silent.close();
  await telegram.close();
  await house.close();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

it('what Slack brings before it has let the app in comes again, and is answered when it has', async () => {
  const office = await openSlackOffice({
    double: { retryMinuteMs: 7000 },
    before: ({ controls }) =>
      controls.addFault({ method: 'auth.test', kind: 'refuse-connection', times: 1000 }),
  });
  const { people, controls } = office.slack;
  const readyz = async () => (await fetch(`${office.url}/readyz`)).json();
  expect(await readyz()).toEqual({ status: 'not ready', silent: ['slack'] });
  const stranger = await office.stranger('Чужой');
  await people.write(stranger, 'app', { text: 'привет' });
  await vi.waitFor(() => expect(controls.deliveries().at(-1)).toMatchObject({ status: 503 }), PATIENCE_MS);
  controls.clearFaults();
  // It comes again a minute later, which is made short here and is longer than between two questions.
  await heardBy(office, stranger, 'Подключить Slack');
  const events = controls.deliveries().filter(({ body }) => body.includes('привет'));
  expect(events.at(-1)).toMatchObject({ status: 200 });
  expect(await readyz()).toEqual({ status: 'ready' });
  await office.close();
}, 60_000);
