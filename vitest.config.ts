import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'app/**/*.test.ts',
      'db/**/*.test.ts',
      'scripts/**/*.test.ts',
      'tests/matrices/**/*.test.ts',
      'tests/charge/**/*.test.ts',
      'tests/listes/**/*.test.ts',
    ],
    globalSetup: ['tests/image.ts'],
    setupFiles: ['tests/preparer.ts'],
    // What the house loads is loaded once a worker: half of the time went to it. No test leaves a module changed.
    isolate: false,
    // One core fewer than there are is half of a small machine.
    maxWorkers: '100%',
    retry: 0,
    // Long enough for a slow machine: a test that hangs fails all the same, and none measures time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { MODE: 'developpement', DATABASE_URL: ':memory:', TZ: 'UTC', NIVEAU_JOURNAL: 'silent' },
  },
});
