import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RACINE, SERVEUR } from '../installer.mjs';
import { MOT_DE_PASSE } from './base.ts';
import { charger, cpuDe, type Mesure } from './mesurer.ts';

/** Where the bases of the run are; it goes with `toutArreter`. */
export const dossier = mkdtempSync(join(tmpdir(), 'mesures-'));
const enfants = new Set<ChildProcess>();

const portLibre = () =>
  new Promise<number>((resoudre) => {
    const essai = createServer().listen(0, '127.0.0.1', () => {
      const adresse = essai.address();
      essai.close(() => resoudre(adresse && typeof adresse === 'object' ? adresse.port : 0));
    });
  });

function lancer(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const enfant = spawn(process.execPath, args, {
    cwd: RACINE,
    env: { ...process.env, NODE_ENV: 'production', TZ: 'UTC', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  enfants.add(enfant);
  return enfant;
}

export async function arreter(enfant: ChildProcess): Promise<void> {
  enfants.delete(enfant);
  if (enfant.exitCode !== null) return;
  const fini = new Promise((suite) => enfant.once('exit', suite));
  enfant.kill('SIGTERM');
  await fini;
}

/** Starts the built server as in production, and says how long it took to answer. */
export async function demarrer(base: string) {
  const port = await portLibre();
  const adresse = `http://127.0.0.1:${port}`;
  const depart = performance.now();
  const serveur = lancer(['--max-old-space-size=256', '--import', './scripts/bench/compteur-sql.mjs', SERVEUR], {
    ...{ MODE: 'demo', PORT: String(port), DATABASE_URL: base, ADRESSE_PUBLIQUE: adresse, SMTP_URL: '' },
    DOSSIER_SAUVEGARDES: join(dossier, 'sauvegardes'),
  });
  for (;;) {
    const bien = await fetch(`${adresse}/sante`).then(
      (reponse) => reponse.ok,
      () => false,
    );
    if (bien) break;
    if (serveur.exitCode !== null || performance.now() - depart > 60_000) throw new Error('Le serveur ne démarre pas.');
    await new Promise((suite) => setTimeout(suite, 10));
  }
  const pretMs = performance.now() - depart;
  await attendreLeCalme(serveur.pid ?? 0);
  return { serveur, adresse, pretMs };
}

/** A server that starts catches up on its tasks: they are not what is measured. */
async function attendreLeCalme(pid: number): Promise<void> {
  for (let calmes = 0; calmes < 2; ) {
    const avant = cpuDe(pid);
    await new Promise((suite) => setTimeout(suite, 1000));
    calmes = cpuDe(pid) - avant < 0.1 ? calmes + 1 : 0;
  }
}

export async function entrer(adresse: string, courriel: string): Promise<string> {
  const reponse = await fetch(`${adresse}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: courriel, motDePasse: MOT_DE_PASSE }),
  });
  const cookies = reponse.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (reponse.status !== 303 || cookies.length === 0) throw new Error(`${courriel} n’entre pas : ${reponse.status}`);
  return cookies.join('; ');
}

/** One session each, one after the other: at once, the limits would take it for an attack. */
export async function entrerTous(adresse: string, comptes: readonly string[]): Promise<string[]> {
  const cookies: string[] = [];
  for (const compte of comptes) cookies.push(await entrer(adresse, compte));
  return cookies;
}

/** The first ceiling: a bare server that sends the same bytes. @param secondes how long it is loaded, at most */
export async function serveurNu(octets: Buffer, secondes: number): Promise<Mesure> {
  const fichier = join(dossier, 'octets');
  writeFileSync(fichier, octets);
  const temoin = lancer(['scripts/bench/temoin.mjs', fichier]);
  const port = await new Promise<number>((suite) => temoin.once('message', (m) => suite((m as { port: number }).port)));
  await charger(`http://127.0.0.1:${port}/`, [], temoin.pid ?? 0, 0.5);
  const mesure = await charger(`http://127.0.0.1:${port}/`, [], temoin.pid ?? 0, Math.min(1.5, secondes));
  await arreter(temoin);
  return mesure;
}

/** Ends all that was started, and forgets its bases. */
export function toutArreter(): void {
  for (const enfant of enfants) enfant.kill('SIGKILL');
  rmSync(dossier, { recursive: true, force: true });
}
