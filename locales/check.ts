import { fileURLToPath } from 'node:url';
import { readCatalogue } from './catalogue.ts';
import { findings } from './check/findings.ts';
import { codeOfHouse } from './check/house.ts';
import { productSources } from './check/sources.ts';
import { choices } from './choice.ts';
import { locales } from './languages.ts';

/** Checks the texts against the code; `npm run check:locales`. */
const code = codeOfHouse(productSources(fileURLToPath(new URL('..', import.meta.url))));
const catalogues = new Map(locales.map((locale) => [locale, readCatalogue(locale)]));
const found = [...new Set(findings(catalogues, code, choices))];
for (const finding of found) console.error(finding);
const size = catalogues.get('ru')?.size ?? 0;
if (found.length === 0)
  console.log(`${size} texts in ${locales.length} languages, ${code.uses.length} uses: all fit`);
else process.exitCode = 1;
