import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { playDemo } from '../../bots/playground/demo/index.ts';
import { readConfig } from '../../config.ts';
import { openPlaygroundHouse } from '../../house.ts';

/**
 * Records the journals of a demo as fixtures, one file a process and version: `npm run record:journals`. Run it once
 * for each new version and keep the older files: they are what companies have in their stores.
 */
const dir = await mkdtemp(join(tmpdir(), 'caravan-journals-'));
const playground = await openPlaygroundHouse(
  readConfig({ DATA_DIR: dir }),
  pino({ level: 'silent' }),
  'none',
);
const { caravan } = playground.house;
const code = await playDemo({ caravan, ...playground, flush: playground.running.flush }, () => {});
if (code !== 0) throw new Error('the demo did not end well: nothing is recorded');
const recorded = new Map<string, unknown[]>();
for (const id of await caravan.ports.journal.caseIds()) {
  const entries = await caravan.cases.history(id);
  const state = caravan.cases.fold(entries);
  if (state === null) continue;
  const file = `${state.process}-v${state.version}.json`;
  const { value, context } = state;
  recorded.set(file, [...(recorded.get(file) ?? []), { entries, value, context }]);
}
for (const [file, cases] of recorded) {
  await writeFile(new URL(file, import.meta.url), `${JSON.stringify(cases)}\n`);
}
await playground.close();
await rm(dir, { recursive: true, force: true });
