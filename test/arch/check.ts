/** Everything that must hold before a change goes in, one line each; `npm run check` here and in CI. */
import { spawnSync } from 'node:child_process';
import { ROOMS, ROOT } from './cruise.ts';

const STEPS: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '.'],
  ['types', 'tsc', '-p', '.'],
  ['promises and purity', 'eslint', '.'],
  ['imports', 'depcruise', '--config', '.dependency-cruiser.cjs', ...ROOMS],
  ['unused code', 'knip'],
  ['texts', 'tsx', 'locales/check.ts'],
  ['processes', 'tsx', 'test/arch/check-processes.ts', '--check'],
  ['tests', 'vitest', 'run'],
];

let failed = 0;
for (const [name, command, ...args] of STEPS) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(`${ROOT}node_modules/.bin/${command}`, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed++;
  console.log(`${stdout}${stderr}`.trimEnd());
}
console.log(failed === 0 ? 'All holds.' : `${failed} of ${STEPS.length} do not hold.`);
process.exitCode = failed === 0 ? 0 : 1;
