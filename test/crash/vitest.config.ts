import { defineConfig } from 'vitest/config';

/** The whole crash test: `npm run test:crash`. */
export default defineConfig({ test: { include: ['test/crash/*.crash.ts'], pool: 'forks' } });
