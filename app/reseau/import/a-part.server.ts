import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ErreurMetier, impossible } from '#app/commun/erreurs.ts';
import { ecrireClasseur } from '#app/reseau/export/ecrire-classeur.server.ts';
import type { FeuilleExportee } from '#app/reseau/export/feuilles.ts';
import { lireClasseur } from './classeur.server.ts';
import type { Classeur } from './classeur.ts';

// Spreadsheets are read and written beside the server: pages are answered meanwhile, and a file that would take all the
// memory or all the time takes the thread's.

export type Travail = { quoi: 'lire'; contenu: Uint8Array } | { quoi: 'ecrire'; feuilles: FeuilleExportee[] };
export type Resultat = { classeur: Classeur } | { octets: Uint8Array } | { refus: string };

/** Built beside the server file (scripts/construire-serveur.mjs); when developing and in tests, the work is done here. */
const OUVRIER = join(process.cwd(), 'build', 'serveur', 'tableur.js');
const DUREE_MAX_MS = 20_000;
const MEMOIRE_MAX_MO = 256;
const TROP_LONG =
  'Ce fichier demande trop de mémoire ou de temps pour être lu\u00a0: gardez la feuille de la liste, ou partagez-la, et recommencez.';

/** Does the work, wherever it stands. */
export function faireTravail(travail: Travail): Resultat {
  try {
    if (travail.quoi === 'ecrire') return { octets: ecrireClasseur(travail.feuilles) };
    return { classeur: lireClasseur(travail.contenu) };
  } catch (erreur) {
    if (erreur instanceof ErreurMetier) return { refus: erreur.message };
    throw erreur;
  }
}

// One at a time: two would need the memory of two.
let dernier: Promise<unknown> = Promise.resolve();

function confier(travail: Travail): Promise<Resultat> {
  if (process.env.NODE_ENV !== 'production' || !existsSync(OUVRIER)) return Promise.resolve().then(() => faireTravail(travail));
  const resultat = dernier.then(() => lancer(travail));
  dernier = resultat.catch(() => undefined);
  return resultat;
}

function lancer(travail: Travail): Promise<Resultat> {
  return new Promise((resoudre, rejeter) => {
    const ouvrier = new Worker(OUVRIER, { workerData: travail, resourceLimits: { maxOldGenerationSizeMb: MEMOIRE_MAX_MO } });
    const delai = setTimeout(() => {
      resoudre({ refus: TROP_LONG });
      void ouvrier.terminate();
    }, DUREE_MAX_MS);
    ouvrier.once('message', (resultat: Resultat) => resoudre(resultat));
    ouvrier.once('error', (erreur: Error & { code?: string }) => {
      if (erreur.code === 'ERR_WORKER_OUT_OF_MEMORY') resoudre({ refus: TROP_LONG });
      else rejeter(erreur);
    });
    ouvrier.once('exit', () => {
      clearTimeout(delai);
      resoudre({ refus: TROP_LONG });
    });
  });
}

/** The sheets of a file. @throws ErreurMetier IMPOSSIBLE on `fichier` */
export async function lireFichier(contenu: Uint8Array): Promise<Classeur> {
  const resultat = await confier({ quoi: 'lire', contenu });
  if ('classeur' in resultat) return resultat.classeur;
  throw impossible('refus' in resultat ? resultat.refus : TROP_LONG, 'fichier');
}

/** A workbook, as bytes. */
export async function ecrireFichier(feuilles: FeuilleExportee[]): Promise<Uint8Array> {
  const resultat = await confier({ quoi: 'ecrire', feuilles });
  if ('octets' in resultat) return resultat.octets;
  throw impossible('Cet export est trop gros pour un classeur\u00a0: choisissez une seule liste, ou le format CSV.');
}
