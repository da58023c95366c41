import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { trouverChromium } from './scripts/chromium.mjs';

const PORT = Number(process.env.PORT_PARCOURS || 4173);
const chromium = process.env.CHROMIUM || trouverChromium();

/** Where a network just sown waits to be copied; the workers read it from their environment. */
process.env.SEMIS ??= mkdtempSync(join(tmpdir(), 'semis-'));

/** Settings of the demonstration server that the parcours share: a fresh network, in a folder of its own. */
function maisonNeuve() {
  const dossier = mkdtempSync(join(tmpdir(), 'parcours-'));
  return {
    MODE: 'demo',
    NODE_ENV: 'production',
    PORT: String(PORT),
    DATABASE_URL: join(dossier, 'reseau.sqlite'),
    SEMIS: process.env.SEMIS ?? '',
    DOSSIER_SAUVEGARDES: join(dossier, 'sauvegardes'),
    NIVEAU_JOURNAL: 'warn',
    TZ: 'UTC',
  };
}

export default defineConfig({
  testDir: 'tests/parcours',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'off',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // As root, Chromium has no sandbox; the rest keeps it from calling home.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node --import tsx tests/parcours/semer-une-fois.ts && node build/serveur/serveur.js',
    url: `http://localhost:${PORT}/sante`,
    // A worker reads this file again: only the first reading starts a server.
    ...(process.env.TEST_WORKER_INDEX === undefined ? { env: maisonNeuve() } : {}),
    reuseExistingServer: false,
    timeout: 60_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
