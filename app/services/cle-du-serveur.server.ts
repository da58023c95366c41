import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lireConfiguration } from '#app/commun/configuration.server.ts';
import { type Destinataire, destinataireDe, type Identite, nouvelleCle } from './coffre.server.ts';

export interface CleDuServeur {
  identite: Identite;
  destinataire: Destinataire;
}

let lue: Promise<CleDuServeur> | undefined;

/**
 * The key of this server, kept in a file of its own (CLE_DU_SERVEUR) and drawn at the first need: a stolen base does not
 * tell whom the house must write to. Losing it loses the mails of the cell that wait, and nothing else.
 */
export function cleDuServeur(): Promise<CleDuServeur> {
  lue ??= lireOuTirer(lireConfiguration(process.env).CLE_DU_SERVEUR);
  return lue;
}

/** @param chemin of the file; `:memory:` keeps nothing */
async function lireOuTirer(chemin: string): Promise<CleDuServeur> {
  if (chemin !== ':memory:' && existsSync(chemin)) {
    const identite = readFileSync(chemin, 'utf8').trim() as Identite;
    return { identite, destinataire: await destinataireDe(identite) };
  }
  const cle = await nouvelleCle();
  if (chemin !== ':memory:') {
    mkdirSync(dirname(chemin), { recursive: true });
    writeFileSync(chemin, `${cle.identite}\n`, { mode: 0o600, flag: 'wx' });
  }
  return cle;
}
