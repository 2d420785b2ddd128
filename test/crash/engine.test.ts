import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { COLLEAGUES } from '../../bots/playground/company/cast.ts';
import { Player } from '../../bots/playground/demo/player.ts';
import { NEW_INN } from '../../bots/playground/demo/story.ts';
import { createTexts } from '../../locales/index.ts';
import { type Server, startServer } from './servers.ts';
import { Town } from './town.ts';

const LIMIT_MS = 90_000;

let dir: string;
let playground: Server<string> | undefined;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caravan-crash-'));
});
afterEach(async () => {
  await playground?.stop();
  await rm(dir, { recursive: true, force: true });
}, LIMIT_MS);

/** `npm start` without a setting but where to keep things: bots, store and Telegram's double in one process. */
async function start(): Promise<Player> {
  const settings = { DATA_DIR: dir, PORT: '0', LOG_LEVEL: 'fatal' };
  const read = (line: string) => /The playground is open: (\S+)/.exec(line)?.[1];
  playground = await startServer('main.ts', ['start'], read, settings);
  const town = new Town(`${playground.ready}/playground/people`, 20_000);
  return new Player(COLLEAGUES.sales, town.asDouble(), createTexts({ zone: 'Europe/Moscow' }));
}

async function replay(caseId: string): Promise<string> {
  const settings = { DATA_DIR: dir, LOG_LEVEL: 'fatal' };
  const read = (line: string) => /^replay .*$/.exec(line)?.[0];
  const server = await startServer('main.ts', ['replay', caseId, '--playground'], read, settings);
  await server.stop();
  return server.ready;
}

it(
  'the whole house, killed in the middle of a form, goes on where it stopped',
  async () => {
    const anna = await start();
    await anna.type('/new');
    await anna.press('menu.newClient');
    await anna.asked('client.ask.new.inn');
    await anna.type(NEW_INN);
    await anna.asked('client.ask.new.company');
    await playground?.stop('SIGKILL');

    const again = await start();
    await again.type('ООО «Волжский кабель»');
    await again.asked('client.ask.new.city');
    await again.type('Самара');
    await playground?.stop('SIGKILL');

    const thirdTime = await start();
    await thirdTime.asked('client.ask.new.contact');
    await thirdTime.press('form.skip');
    await thirdTime.press('form.send');
    await thirdTime.press('client.button.explanationsGiven', 'Волжский кабель');
    await playground?.stop('SIGKILL');

    expect(await replay(`k${NEW_INN}`)).toBe('replay equals the stored state; hash chain whole');
  },
  LIMIT_MS,
);
