import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { playDemo } from '../../bots/playground/demo/index.ts';
import { readConfig } from '../../config.ts';
import { openPlaygroundHouse } from '../../playground-house.ts';

/**
 * Records the journals of a demo as fixtures, one file a process: `npm run record:journals`. Run it for each new version,
 * and when a process has learnt something new. Older files are kept, they are what companies have in their stores: a
 * second recording of a version is numbered.
 */
const dir = await mkdtemp(join(tmpdir(), 'caravan-journals-'));
const playground = await openPlaygroundHouse(
  readConfig({ DATA_DIR: dir }),
  pino({ level: 'silent' }),
  'none',
);
const { caravan } = playground.house;
const code = await playDemo({ caravan, ...playground, flush: playground.running.flush }, (line) => {
  if (line.startsWith('✗')) console.error(line);
});
if (code !== 0) throw new Error('the demo did not end well: nothing is recorded');
const recorded = new Map<string, unknown[]>();
for (const id of await caravan.ports.journal.caseIds()) {
  const entries = await caravan.cases.history(id);
  const state = caravan.cases.fold(entries);
  if (state === null) continue;
  const name = `${state.process}-v${state.version}`;
  const { value, context } = state;
  recorded.set(name, [...(recorded.get(name) ?? []), { entries, value, context }]);
}
for (const [name, cases] of recorded) await writeFile(fresh(name), `${JSON.stringify(cases)}\n`);
await playground.close();
await rm(dir, { recursive: true, force: true });

/** The first name that no recording has yet: `trip-v1.json`, `trip-v1-2.json`, `trip-v1-3.json`. */
function fresh(name: string): URL {
  for (let n = 1; ; n++) {
    const file = new URL(n === 1 ? `${name}.json` : `${name}-${n}.json`, import.meta.url);
    if (!existsSync(file)) return file;
  }
}
