import { defineConfig } from 'vitest/config';

/** The crash tests: `npm run test:crash`, and of a whole order `npm run test:crash:order`. Plays go side by side. */
export default defineConfig({ test: { include: ['test/crash/*.crash.ts'], pool: 'forks', maxWorkers: 2 } });
