import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../core/people/person.ts';

/** Messages of one language by their full dotted key, in ICU MessageFormat. */
export type Catalogue = ReadonlyMap<string, string>;

const HERE = new URL('.', import.meta.url);

/** Reads a language's folder, one file a feature. Throws when two files hold the same key. */
export function readCatalogue(locale: Locale): Catalogue {
  const folder = new URL(`${locale}/`, HERE);
  const catalogue = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    const messages = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>;
    for (const [key, message] of Object.entries(messages)) {
      if (catalogue.has(key)) throw new Error(`locales/${locale}/${file}: ${key} is in another file too`);
      catalogue.set(key, message);
    }
  }
  return catalogue;
}
