/**
 * Checks every process and draws it into `docs/processes/`; with `--check` it only tells when a drawing is out of
 * date. `npm run check:processes`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkProcess } from '../../core/processes/check/index.ts';
import { processes } from '../../core/processes/index.ts';
import { readCatalogue } from '../../locales/catalogue.ts';
import { pageOf } from './diagram.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const texts = readCatalogue('ru');
const folder = new URL('../../docs/processes/', import.meta.url);
const faults: string[] = [];

for (const process of processes) {
  for (const { fault, where } of checkProcess(process, { hasText: (key) => texts.has(key) })) {
    faults.push(`${process.name}: ${fault} (${where})`);
  }
  const page = pageOf(process, (key) => texts.get(key));
  const file = new URL(`${process.name}.md`, folder);
  const drawn = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (drawn === page) continue;
  if (values.check)
    faults.push(`docs/processes/${process.name}.md is out of date: run npm run check:processes`);
  else {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, page);
  }
}

for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log(`${processes.length} processes are sound, and drawn in docs/processes`);
else globalThis.process.exitCode = 1;
