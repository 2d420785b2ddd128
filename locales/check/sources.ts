import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders and files of the product that may speak of texts; tests and the texts' own folder do not count. */
const PLACES = ['core', 'bots', 'storage', 'scheduler', 'main.ts'];

/** Product source files by their path from the root. Throws when a place holds no source at all. */
export function productSources(root: string): Map<string, string> {
  const sources = new Map<string, string>();
  for (const place of PLACES) {
    for (const path of filesOf(root, place)) sources.set(path, readFileSync(join(root, path), 'utf8'));
  }
  if (sources.size === 0) throw new Error(`no sources under ${root}`);
  return sources;
}

function filesOf(root: string, place: string): string[] {
  const entry = statSync(join(root, place), { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (entry.isFile()) return [place];
  return (readdirSync(join(root, place), { recursive: true }) as string[])
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !path.includes('/testing/'))
    .map((path) => join(place, path));
}
