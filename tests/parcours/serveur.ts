import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServeurDeTest {
  adresse: string;
  /** All that the server printed, its log included. */
  paroles(): string;
  arreter(): Promise<void>;
}

/** A new folder for a base and its backups. */
export const dossierNeuf = () => mkdtempSync(join(tmpdir(), 'parcours-'));

export async function portLibre(): Promise<number> {
  return new Promise((resoudre, refuser) => {
    const serveur = createServer().listen(0, '127.0.0.1', () => {
      const adresse = serveur.address();
      serveur.close(() => (adresse && typeof adresse === 'object' ? resoudre(adresse.port) : refuser(new Error('port'))));
    });
  });
}

/** Starts the built server as in production, on a base of its own, and waits until it is well. */
export async function demarrerServeur(reglages: {
  dossier: string;
  port: number;
  smtp?: string;
  mode?: 'developpement' | 'demo' | 'production';
  decalage?: number;
}): Promise<ServeurDeTest> {
  const adresse = `http://localhost:${reglages.port}`;
  const enfant: ChildProcess = spawn(process.execPath, ['build/serveur/serveur.js'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      TZ: 'UTC',
      MODE: reglages.mode ?? 'developpement',
      PORT: String(reglages.port),
      DATABASE_URL: join(reglages.dossier, 'reseau.sqlite'),
      DOSSIER_SAUVEGARDES: join(reglages.dossier, 'sauvegardes'),
      DECALAGE_JOURS: String(reglages.decalage ?? 0),
      ...(reglages.smtp ? { SMTP_URL: reglages.smtp } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let paroles = '';
  enfant.stdout?.on('data', (morceau) => (paroles += String(morceau)));
  enfant.stderr?.on('data', (morceau) => (paroles += String(morceau)));
  const fini = new Promise<void>((resoudre) => enfant.once('exit', () => resoudre()));
  for (let essai = 0; ; essai++) {
    const bien = await fetch(`${adresse}/sante`).then(
      (reponse) => reponse.ok,
      () => false,
    );
    if (bien) break;
    if (essai > 150 || enfant.exitCode !== null) {
      enfant.kill('SIGKILL');
      throw new Error(`Le serveur ne démarre pas :\n${paroles}`);
    }
    await new Promise((resoudre) => setTimeout(resoudre, 200));
  }
  return {
    adresse,
    paroles: () => paroles,
    async arreter() {
      enfant.kill('SIGTERM');
      await fini;
    },
  };
}

/** A demonstration network of one’s own, with the path of its base: nobody else writes in it. */
export async function demarrerDemo(): Promise<{
  serveur: ServeurDeTest;
  chemin: string;
  lieu: { dossier: string; port: number };
}> {
  const lieu = { dossier: dossierNeuf(), port: await portLibre() };
  cpSync(process.env.SEMIS ?? '', lieu.dossier, { recursive: true });
  return { serveur: await demarrerServeur({ ...lieu, mode: 'demo' }), chemin: join(lieu.dossier, 'reseau.sqlite'), lieu };
}
