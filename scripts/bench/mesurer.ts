import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import autocannon from 'autocannon';

export interface Mesure {
  /** CPU of the server a request, user and system, in ms. */
  cpu: number;
  parSeconde: number;
  p50: number;
  p99: number;
}

/** Seconds of CPU that a process has used, to 10 ms. */
export function cpuDe(pid: number): number {
  const stat = `/proc/${pid}/stat`;
  if (existsSync(stat)) {
    const champs = readFileSync(stat, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(champs[11]) + Number(champs[12])) / 100;
  }
  const temps = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/[:-]/);
  return temps.reduce((total, morceau) => total * 60 + Number(morceau), 0);
}

/** Resident memory of a process, in MB. */
export function memoireDe(pid: number): number {
  const ko = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(ko) / 1024;
}

/** Answers after which V8 has compiled what a page runs: before that, one measures the compiler. */
const REPONSES_A_FROID = 600;

/** Asks for a page until it is answered as a server answers that has been up for a while. */
export const chauffer = (url: string, cookies: readonly string[], pid: number) =>
  charger(url, cookies, pid, { amount: REPONSES_A_FROID });

/** Ten connections, each with its own session, for some seconds, or for a number of answers. */
export async function charger(
  url: string,
  cookies: readonly string[],
  pid: number,
  duree: number | { amount: number },
): Promise<Mesure> {
  const durees: number[] = [];
  const avant = cpuDe(pid);
  let rang = 0;
  const resultat = await new Promise<{ total: number; duree: number }>((resoudre, refuser) => {
    const instance = autocannon(
      {
        ...{ url, connections: 10 },
        ...(typeof duree === 'number' ? { duration: duree } : duree),
        setupClient: (client) => {
          client.setHeaders({ cookie: cookies[rang++ % cookies.length] ?? '', 'accept-encoding': 'gzip' });
        },
      },
      (erreur, { requests, duration, non2xx, errors }) => {
        if (erreur || non2xx > 0 || errors > 0) refuser(erreur ?? new Error(`${url} : ${non2xx + errors} réponses en erreur`));
        else resoudre({ total: requests.total, duree: duration });
      },
    );
    instance.on('response', (_client: unknown, _statut: number, _octets: number, duree: number) => durees.push(duree));
  });
  const cpu = cpuDe(pid) - avant;
  durees.sort((a, b) => a - b);
  const centile = (part: number) => durees[Math.min(durees.length - 1, Math.floor(durees.length * part))] ?? 0;
  return {
    cpu: (cpu * 1000) / resultat.total,
    parSeconde: resultat.total / resultat.duree,
    p50: centile(0.5),
    p99: centile(0.99),
  };
}

/** The bytes of an answer as they travel, and the text that they hold. */
export function lireReponse(url: string, cookie = ''): Promise<{ statut: number; octets: Buffer; texte: string }> {
  return new Promise((resoudre, refuser) => {
    get(url, { headers: { cookie, 'accept-encoding': 'gzip' }, agent: false }, (reponse) => {
      const morceaux: Buffer[] = [];
      reponse.on('data', (morceau: Buffer) => morceaux.push(morceau));
      reponse.on('end', () => {
        const octets = Buffer.concat(morceaux);
        const clair = reponse.headers['content-encoding'] === 'gzip' ? gunzipSync(octets) : octets;
        resoudre({ statut: reponse.statusCode ?? 0, octets, texte: clair.toString('utf8') });
      });
    }).on('error', refuser);
  });
}

/** How long one reader waits, alone on the server: the 95th percentile of a hundred requests one after the other, in ms. */
export async function attendreSeule(url: string, cookie: string): Promise<number> {
  const durees: number[] = [];
  for (let n = 0; n < 100; n++) {
    const debut = performance.now();
    await lireReponse(url, cookie);
    durees.push(performance.now() - debut);
  }
  return durees.sort((a, b) => a - b)[95] ?? Number.NaN;
}

/** Statements run by one request, signed in: the fewest of five, so that no scheduled task is counted. */
export async function compterSql(serveur: ChildProcess, url: string, cookie: string): Promise<number> {
  const lire = () =>
    new Promise<number>((resoudre) => {
      serveur.once('message', (message) => resoudre((message as { sql: number }).sql));
      serveur.send('sql');
    });
  const comptes: number[] = [];
  for (let essai = 0; essai < 5; essai++) {
    const avant = await lire();
    await lireReponse(url, cookie);
    comptes.push((await lire()) - avant);
  }
  return Math.min(...comptes);
}

/** Milliseconds of CPU of one call, once warm. */
export function cpuDUnAppel(appel: () => unknown, secondes = 0.7): number {
  const debut = performance.now();
  while (performance.now() - debut < 400) appel();
  const avant = process.cpuUsage();
  const depart = performance.now();
  let nombre = 0;
  while (performance.now() - depart < secondes * 1000) {
    appel();
    nombre += 1;
  }
  const { user, system } = process.cpuUsage(avant);
  return (user + system) / 1000 / nombre;
}
