import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import type { Jour } from '#app/commun/periode.ts';

/**
 * The file of what is erased for good, outside the base (FICHIER_EFFACEMENTS): a line a demande, its random id and the
 * day. A backup that is put back erases it again.
 */
const EN_MEMOIRE = ':memory:';
const LIGNE = /^([\w-]{22}) \d{4}-\d{2}-\d{2}$/;

const cheminDuFichier = () => lireConfiguration(process.env).FICHIER_EFFACEMENTS;

/** The ids that the file lists; a line that a fall cut short counts for nothing. */
export function listEffacements(chemin = cheminDuFichier()): string[] {
  if (chemin === EN_MEMOIRE || !existsSync(chemin)) return [];
  return readFileSync(chemin, 'utf8')
    .split('\n')
    .flatMap((ligne) => LIGNE.exec(ligne)?.[1] ?? []);
}

/**
 * Writes one more, on the disk when this returns; once is enough.
 * @throws Error when the file cannot be written: nothing may then be erased
 */
export function noterEffacement(id: string, jour: Jour, chemin = cheminDuFichier()): void {
  if (chemin === EN_MEMOIRE || listEffacements(chemin).includes(id)) return;
  mkdirSync(dirname(chemin), { recursive: true });
  const neuf = !existsSync(chemin);
  const fichier = openSync(chemin, 'a', 0o600);
  try {
    // What a fall left of a line stands alone on its own.
    writeSync(fichier, `${neuf ? '' : '\n'}${id} ${jour}\n`);
    fsyncSync(fichier);
  } finally {
    closeSync(fichier);
  }
  if (neuf) synchroniserDossier(dirname(chemin));
}

/** A new file is safe once its folder says that it is there. */
function synchroniserDossier(dossier: string): void {
  const poignee = openSync(dossier, 'r');
  try {
    fsyncSync(poignee);
  } finally {
    closeSync(poignee);
  }
}
