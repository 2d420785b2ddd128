import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules/**', 'data/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What has to come may take long on a busy machine; one second is what vitest gives by itself.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    // By itself vitest leaves one processor idle.
    maxWorkers: '100%',
  },
});
