import { createRequire } from 'node:module';
import { lireReglage } from '#app/commun/reglages.server.ts';
import { DEPARTEMENT, NOM_RESEAU } from '#app/reseau/reglages.ts';
import type { Base } from '#db/ouvrir.ts';
import type { EnTete } from './lettres.server.ts';

let noms: Map<string, string> | undefined;

/** Name of the network's department, « Haute-Vienne »; empty when the number is unknown. */
function territoireDuReseau(db: Base): string {
  noms ??= new Map(
    (
      createRequire(import.meta.url)('@etalab/decoupage-administratif/data/departements.json') as { code: string; nom: string }[]
    ).map(({ code, nom }) => [code, nom]),
  );
  return noms.get(lireReglage(db, DEPARTEMENT)) ?? '';
}

/** Who writes the mails: the network's name and its department. */
export function enTeteDuReseau(db: Base): EnTete {
  return { nom: lireReglage(db, NOM_RESEAU) || 'Le réseau', territoire: territoireDuReseau(db) };
}
