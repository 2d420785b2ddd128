/** Everything that must hold before a change goes in, one line each; `npm run check` here and in CI. */
import { spawnSync } from 'node:child_process';
import { ROOMS, ROOT } from './cruise.ts';

const STEPS: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '.'],
  ['types', 'tsc', '-p', '.'],
  ['types of the page', 'tsc', '-p', 'bots/playground/page'],
  ['promises and purity', 'eslint', '.'],
  ['imports', 'depcruise', '--config', '.dependency-cruiser.cjs', ...ROOMS],
  ['unused code', 'knip'],
  ['texts', 'tsx', 'locales/check.ts'],
  ['processes', 'tsx', 'test/arch/check-processes.ts', '--check'],
  ['tests', 'vitest', 'run'],
];

let failed = 0;
// CI runs the tests by themselves, to be seen as they go.
const steps = process.argv.includes('--without-tests') ? STEPS.slice(0, -1) : STEPS;
for (const [name, command, ...args] of steps) {
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
console.log(failed === 0 ? 'All holds.' : `${failed} of ${steps.length} do not hold.`);
process.exitCode = failed === 0 ? 0 : 1;
