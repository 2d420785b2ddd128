import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'data/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    pool: 'forks',
    // By itself vitest leaves one processor idle.
    maxWorkers: '100%',
  },
});
