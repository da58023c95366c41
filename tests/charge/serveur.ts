import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOT_DE_PASSE_DEMO } from '#app/reseau/comptes/comptes-demo.ts';

/** The built server on a base of its own, on this machine only; the test ends it as it likes. */

const SERVEUR = 'build/serveur/serveur.js';
const DELAI_DE_DEPART_MS = 10_000;

export interface Lieu {
  dossier: string;
  base: string;
}

const reglagesDe = ({ dossier, base }: Lieu, port: number): NodeJS.ProcessEnv => ({
  ...{
    NODE_ENV: 'production' as const,
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: 'UTC',
    MODE: 'demo',
    NIVEAU_JOURNAL: 'silent',
  },
  ...{ PORT: String(port), DATABASE_URL: base, DOSSIER_SAUVEGARDES: join(dossier, 'sauvegardes') },
});

/** Runs a command of `scripts/` to its end. @throws Error with what it said when it fails */
export function commander(script: string, lieu: Lieu): string {
  const args = ['--import', 'tsx', `scripts/${script}.ts`];
  return execFileSync(process.execPath, args, { env: reglagesDe(lieu, 3000), encoding: 'utf8' });
}

let seme: Lieu | undefined;

/**
 * A new folder with the demonstration network, sown once a worker: it takes ten seconds.
 * @throws Error when the application is not built: these tests are about what production runs
 */
export function semer(): Lieu {
  if (!existsSync(SERVEUR)) throw new Error('L’application n’est pas construite : lancez d’abord « npm run build ».');
  if (!seme) {
    const premier = lieuNeuf();
    commander('semer-demo', premier);
    seme = premier;
  }
  const lieu = lieuNeuf();
  cpSync(seme.dossier, lieu.dossier, { recursive: true });
  return lieu;
}

export function lieuNeuf(): Lieu {
  const dossier = mkdtempSync(join(tmpdir(), 'charge-'));
  return { dossier, base: join(dossier, 'reseau.sqlite') };
}

/** A copy of a base that nobody has open. */
export function copierLieu(modele: Lieu): Lieu {
  const lieu = lieuNeuf();
  copyFileSync(modele.base, lieu.base);
  return lieu;
}

export interface Serveur {
  adresse: string;
  enfant: ChildProcess;
  /** All that it printed, its log included. */
  paroles(): string;
  /** The exit code, null when a signal ended it. */
  fini: Promise<number | null>;
}

const enfants = new Map<ChildProcess, Serveur['fini']>();

/** @param env settings of this server alone: where its mails go, how many days later it believes it is */
export async function demarrer(lieu: Lieu, env: Record<string, string> = {}): Promise<Serveur> {
  const port = await portLibre();
  const enfant = spawn(process.execPath, [SERVEUR], {
    env: { ...reglagesDe(lieu, port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let paroles = '';
  enfant.stdout?.on('data', (morceau) => (paroles += String(morceau)));
  enfant.stderr?.on('data', (morceau) => (paroles += String(morceau)));
  const fini = new Promise<number | null>((resoudre) => enfant.once('exit', resoudre));
  enfants.set(enfant, fini);
  const adresse = `http://localhost:${port}`;
  const debut = performance.now();
  while (!(await repond(`${adresse}/sante`))) {
    if (enfant.exitCode !== null || performance.now() - debut > DELAI_DE_DEPART_MS) {
      throw new Error(`Le serveur ne démarre pas : ${paroles}`);
    }
    await new Promise((resoudre) => setTimeout(resoudre, 25));
  }
  return { adresse, enfant, fini, paroles: () => paroles };
}

/** Ends whatever a test left running, and waits for its end: a folder in use cannot be removed. */
export async function toutArreter(): Promise<void> {
  for (const enfant of enfants.keys()) if (enfant.exitCode === null && enfant.signalCode === null) enfant.kill('SIGKILL');
  await Promise.all(enfants.values());
  enfants.clear();
}

const repond = (url: string) =>
  fetch(url).then(
    (reponse) => reponse.ok,
    () => false,
  );

function portLibre(): Promise<number> {
  return new Promise((resoudre, refuser) => {
    const essai = createServer().listen(0, '127.0.0.1', () => {
      const lieu = essai.address();
      essai.close(() => (lieu && typeof lieu === 'object' ? resoudre(lieu.port) : refuser(new Error('aucun port'))));
    });
  });
}

/** A form, posted as a page without JavaScript posts it; redirections are not followed. */
export function poster(url: string, champs: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: new URL(url).origin, ...(cookie ? { Cookie: cookie } : {}) },
    body: new URLSearchParams(champs),
  });
}

export const essayerDEntrer = (adresse: string, email: string) =>
  poster(`${adresse}/connexion`, { email, motDePasse: MOT_DE_PASSE_DEMO, voie: 'mot_de_passe' });

/** @returns the cookie of the session */
export async function entrer(adresse: string, email: string): Promise<string> {
  const reponse = await essayerDEntrer(adresse, email);
  if (reponse.status !== 303) throw new Error(`${email} n’entre pas : ${reponse.status}`);
  return reponse.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
