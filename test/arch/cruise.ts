import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folders and files of the product that the import rules are about. */
export const ROOMS = [
  'core',
  'bots',
  'storage',
  'scheduler',
  'exchange',
  'locales',
  'test',
  'main.ts',
  'house.ts',
  'playground-house.ts',
  'config.ts',
];

export interface Cruise {
  modules: number;
  /** `rule: from → to`. */
  violations: string[];
}

/** Runs the import rules over these places of a folder. Throws when the cruise itself fails. */
export function cruise(folder: string, places: string[]): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      `${ROOT}node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      ...['--config', `${ROOT}.dependency-cruiser.cjs`, '--output-type', 'json'],
      ...places,
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return {
    modules: summary.totalCruised,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
