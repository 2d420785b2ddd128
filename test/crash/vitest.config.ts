import { defineConfig } from 'vitest/config';

/** The whole crash test: `npm run test:crash`. Its plays go side by side. */
export default defineConfig({ test: { include: ['test/crash/*.crash.ts'], pool: 'forks', maxWorkers: 2 } });
