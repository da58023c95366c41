import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ecrireLiasse, type PapierALier } from './pdf.server.tsx';

// Many papers are drawn beside the server: pages are answered meanwhile. What comes of it stays in memory for a while, and is
// asked for again after a restart.

/** Built beside the server file (scripts/construire-serveur.mjs); when developing and in tests, the work is done here. */
const OUVRIER = join(process.cwd(), 'build', 'serveur', 'liasse.js');
const DUREE_MAX_MS = 60_000;
const MEMOIRE_MAX_MO = 256;
/** How long a finished file waits to be fetched. */
const GARDEE_MS = 15 * 60_000;
const GARDEES_MAX = 8;

export interface TravailDeLiasse {
  titre: string;
  papiers: readonly PapierALier[];
}
export type MessageDeLiasse = { faites: number } | { octets: Uint8Array };

/** Where a file stands: how many papers of it are drawn, or the file itself. */
export type EtatDeLiasse =
  | { etat: 'en_cours'; faites: number; total: number }
  | { etat: 'prete'; octets: Uint8Array; total: number }
  | { etat: 'echouee' };

const liasses = new Map<string, EtatDeLiasse>();
let dernier: Promise<unknown> = Promise.resolve();

/** Draws each paper, tells how many are, then hands over the file. */
export async function dessinerLaLiasse(
  { titre, papiers }: TravailDeLiasse,
  dire: (message: MessageDeLiasse) => void,
): Promise<void> {
  dire({ octets: new Uint8Array(await ecrireLiasse(titre, papiers, (faites) => dire({ faites }))) });
}

export const lireLiasse = (cle: string): EtatDeLiasse | undefined => liasses.get(cle);

/** Begins a file, one at a time; asked again while it is being drawn, it goes on. @param cle whose, and of what */
export function commencerLiasse(cle: string, travail: TravailDeLiasse): void {
  if (liasses.get(cle)?.etat === 'en_cours') return;
  const total = travail.papiers.length;
  liasses.delete(cle);
  liasses.set(cle, { etat: 'en_cours', faites: 0, total });
  for (const ancienne of [...liasses.keys()].slice(0, Math.max(0, liasses.size - GARDEES_MAX))) liasses.delete(ancienne);
  const dire = (message: MessageDeLiasse) => {
    if ('faites' in message) {
      // Sheets are laid out twice, the second time with their number of pages: what is told never goes back.
      const avant = liasses.get(cle);
      const faites = Math.max(message.faites, avant?.etat === 'en_cours' ? avant.faites : 0);
      liasses.set(cle, { etat: 'en_cours', faites, total });
    } else {
      const prete: EtatDeLiasse = { etat: 'prete', octets: message.octets, total };
      liasses.set(cle, prete);
      setTimeout(() => liasses.get(cle) === prete && liasses.delete(cle), GARDEE_MS).unref();
    }
  };
  dernier = dernier
    .then(() =>
      process.env.NODE_ENV === 'production' && existsSync(OUVRIER) ? confier(travail, dire) : dessinerLaLiasse(travail, dire),
    )
    .catch(() => liasses.set(cle, { etat: 'echouee' }));
}

function confier(travail: TravailDeLiasse, dire: (message: MessageDeLiasse) => void): Promise<void> {
  return new Promise((resoudre, rejeter) => {
    const ouvrier = new Worker(OUVRIER, { workerData: travail, resourceLimits: { maxOldGenerationSizeMb: MEMOIRE_MAX_MO } });
    const delai = setTimeout(() => void ouvrier.terminate(), DUREE_MAX_MS);
    let finie = false;
    ouvrier.on('message', (message: MessageDeLiasse) => {
      finie ||= 'octets' in message;
      dire(message);
    });
    ouvrier.once('error', rejeter);
    ouvrier.once('exit', () => {
      clearTimeout(delai);
      if (finie) resoudre();
      else rejeter(new Error('The papers were not all drawn'));
    });
  });
}
