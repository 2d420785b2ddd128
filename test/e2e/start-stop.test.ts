import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { openPlaygroundHouse } from '../../playground-house.ts';

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

it('the playground begins with orders at every stage, whose journals replay', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'caravan-e2e-'));
  const config = readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' });
  const playground = await openPlaygroundHouse(config, pino({ level: 'silent' }), 'none', 'busy');
  const { cases, ports } = playground.house.caravan;
  const standing = async (process: string) =>
    (await ports.cases.list({ process, limit: 50 })).flatMap((one) =>
      one.closed ? [one.value] : Object.keys(one.stages),
    );
  expect(await standing('transport-order')).toEqual(
    expect.arrayContaining(['requestReceived', 'feasibility.head.asked', 'promised', 'performing', 'closed']),
  );
  expect(await standing('trip')).toEqual(
    expect.arrayContaining([
      'search',
      'carrierConfirmation',
      'transport.way.loading',
      'transport.way.movement',
      'papers.note.awaited',
      'papers.note.checking',
      'papers.note.originals',
    ]),
  );
  expect(await standing('offer')).toContain('open.collecting');
  expect(await standing('invoice')).toContain('payment');
  expect(await standing('act')).toContain('awaited');
  for (const id of await ports.journal.caseIds())
    expect(await cases.verify(id), id).toEqual({ same: true, chain: true });
  const unsent = async () => {
    const { sent, expired, ...others } = await ports.ledger.counts();
    return others;
  };
  await expect.poll(unsent, { timeout: 60_000 }).toEqual({ queued: 0, sending: 0, unknown: 0, failed: 0 });
  expect(await ports.journal.undispatched(1)).toEqual([]);
  await playground.close();
  await rm(dir, { recursive: true, force: true });
}, 120_000);
