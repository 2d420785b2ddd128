import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import type { Fact } from '../../core/cases/entry.ts';
import { addColleague } from '../../core/people/colleagues.ts';
import type { CarrierImport } from '../../core/processes/carrier-import/facts.ts';
import { openHouse } from '../../house.ts';
import { freshInn, freshPhone } from '../builders/inn.ts';

// npm run bench:imports [-- <rows>]: how long the book takes to be filled from a table, through the embedded store.
const ROWS = Number(process.argv[2] ?? 2000);
const IMPORT = 'wbench';
const FILE = 'fbench';
const HEADING = ['ИНН', 'Название', 'Город', 'Контакт', 'Телефон', 'Парк', 'Направления'];

const dir = await mkdtemp(join(tmpdir(), 'caravan-imports-'));
const log = pino({ level: 'silent' });
const house = await openHouse({ config: readConfig({ DATA_DIR: dir, LOG_LEVEL: 'silent' }), log, dir });
const { caravan } = house;
const { ports, cases, imports } = caravan;
const doer = await addColleague(caravan, { name: 'Игорь', phone: freshPhone(), roles: ['logistician'] });

const rows = Array.from({ length: ROWS }, (_, n) => [
  ...[freshInn(), `ООО «Рейс ${n}»`, 'Казань', `Олег ${n}`, freshPhone(), '5 тентов 20 т', 'Казань – Пермь'],
]);
const bytes = await ports.sheets.write('Перевозчики', [HEADING, ...rows]);
const file = { id: FILE, name: 'Перевозчики.xlsx', type: 'application/zip', size: bytes.length };
const kept = { ...file, sha256: ports.crypto.sha256(bytes), kind: 'document' as const };
await ports.files.put({ ...kept, uploadedBy: doer.id, at: ports.clock.now() }, bytes);

async function says(fact: Fact): Promise<void> {
  const command = { commandId: fact.type, process: 'carrier-import', caseId: IMPORT, fact, doer };
  await cases.handle({ ...command, channel: 'telegram-staff' });
}

async function timed(what: string): Promise<void> {
  const begun = performance.now();
  await imports.run();
  const ms = performance.now() - begun;
  process.stdout.write(`${what.padEnd(8)} ${(ms / 1000).toFixed(1)} s, ${(ms / ROWS).toFixed(1)} ms a row\n`);
}

await says({ type: 'importAsked', file: FILE });
await timed('judged');
await says({ type: 'importConfirmed' });
await timed('written');
const ended = (await cases.load(IMPORT))?.context as CarrierImport | undefined;
process.stdout.write(`${JSON.stringify(ended?.tally)}\n`);
await house.close();
await rm(dir, { recursive: true, force: true });
process.exit(ended?.tally?.written === ROWS ? 0 : 1);
