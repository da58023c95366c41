import { and, eq, gte, isNull, notExists, or, sql } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { type Jour, jourCivil } from '#app/commun/periode.ts';
import { comptes } from '#app/reseau/comptes/tables.ts';
import { fonctions, personnes, rolesReseau } from '#app/reseau/personnes/tables.ts';

export interface SansLien {
  id: number;
  prenom: string;
  nom: string;
  courriel: string | null;
}

const UN = { un: sql`1` };

/**
 * People who belong to no structure and hold no role, and gave no sign since a day: neither a fonction that ended
 * after it, nor a visit, nor an arrival. At most 200 at once.
 */
export function listSansLien({ db, maintenant, fuseau }: Contexte, depuis: Jour): SansLien[] {
  const aujourdhui = jourCivil(maintenant, fuseau);
  const enPlace = or(isNull(fonctions.au), gte(fonctions.au, depuis < aujourdhui ? depuis : aujourdhui));
  const limite = Date.parse(`${depuis}T00:00:00Z`);
  return db
    .select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom, courriel: personnes.courriel })
    .from(personnes)
    .leftJoin(comptes, eq(comptes.id, personnes.id))
    .where(
      and(
        isNull(personnes.effaceeLe),
        sql`${personnes.creeeLe} < ${limite}`,
        sql`coalesce(${comptes.vuLe}, 0) < ${limite}`,
        sql`coalesce(${comptes.creeLe}, 0) < ${limite}`,
        notExists(db.select(UN).from(rolesReseau).where(eq(rolesReseau.personneId, personnes.id))),
        notExists(
          db
            .select(UN)
            .from(fonctions)
            .where(and(eq(fonctions.personneId, personnes.id), enPlace)),
        ),
      ),
    )
    .orderBy(personnes.id)
    .limit(200)
    .all();
}
