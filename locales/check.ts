import { fileURLToPath } from 'node:url';
import { readCatalogue } from './catalogue.ts';
import { findings } from './check/findings.ts';
import { usesOfHouse } from './check/house.ts';
import { productSources } from './check/sources.ts';
import { choices } from './choice.ts';
import { locales } from './languages.ts';

/** Checks the texts against the code; `npm run check:locales`. */
const uses = usesOfHouse(productSources(fileURLToPath(new URL('..', import.meta.url))));
const catalogues = new Map(locales.map((locale) => [locale, readCatalogue(locale)]));
const found = [...new Set(findings(catalogues, uses, choices))];
for (const finding of found) console.error(finding);
const size = catalogues.get('ru')?.size ?? 0;
if (found.length === 0)
  console.log(`${size} texts in ${locales.length} languages, ${uses.length} uses: all fit`);
else process.exitCode = 1;
