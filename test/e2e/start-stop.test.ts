import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { openPlaygroundHouse } from '../../house.ts';

it('the playground can be closed as soon as it is open, and opens again on the same company (design 4)', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-e2e-'));
  const config = readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' });
  const log = pino({ level: 'silent' });
  const first = await openPlaygroundHouse(config, log, 'none');
  const founded = await first.house.caravan.ports.people.staff();
  await first.close();
  const second = await openPlaygroundHouse(config, log, 'none');
  expect(founded.length).toBeGreaterThan(0);
  expect(await second.house.caravan.ports.people.staff()).toEqual(founded);
  await second.close();
  await rm(dir, { recursive: true, force: true });
});
