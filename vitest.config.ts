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
    setupFiles: ['tests/preparer.ts'],
    retry: 0,
    // Long enough for a slow machine: a test that hangs fails all the same, and none measures time.
    testTimeout: 30_000,
    env: { MODE: 'developpement', DATABASE_URL: ':memory:', TZ: 'UTC', NIVEAU_JOURNAL: 'silent' },
  },
});
