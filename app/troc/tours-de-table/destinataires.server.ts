import { and, asc, eq, isNotNull, isNull, notExists, type SQL } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { jourCivil } from '#app/commun/periode.ts';
import { enFonction } from '#app/reseau/acteurs.server.ts';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { reponsesTour } from './tables.ts';

/** Someone who commits a structure that is asked, one line a structure. */
export interface Demandee {
  personneId: number;
  prenom: string;
  nom: string;
  adresse: string;
  reponseId: number;
  structure: string;
}

/** Who commits the structures that are asked, and has an address; in one query, however many they are. */
export function demandees(ctx: Contexte, tourId: number, seulement: 'toutes' | 'sans_reponse' = 'toutes'): Demandee[] {
  const ou: (SQL | undefined)[] = [eq(reponsesTour.tourId, tourId)];
  if (seulement === 'sans_reponse') ou.push(isNull(reponsesTour.donneeLe));
  return ctx.db
    .selectDistinct({
      ...{ personneId: personnes.id, prenom: personnes.prenom, nom: personnes.nom, adresse: personnes.courriel },
      ...{ reponseId: reponsesTour.id, structure: structures.nom },
    })
    .from(reponsesTour)
    .innerJoin(structures, eq(structures.id, reponsesTour.structureId))
    .innerJoin(fonctions, eq(fonctions.structureId, reponsesTour.structureId))
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        ...ou,
        ...[eq(fonctions.responsable, true), isNotNull(personnes.courriel), enFonction(jourCivil(ctx.maintenant, ctx.fuseau))],
      ),
    )
    .orderBy(asc(personnes.id), asc(reponsesTour.id))
    .all()
    .map((une) => ({ ...une, nom: nomComplet(une), adresse: une.adresse ?? '' }));
}

/** The structures of the network that no mail would reach today: nobody who commits them has an address. */
export function sansAdresse({ db, maintenant, fuseau }: Contexte): { id: number; nom: string }[] {
  const joignables = db
    .select({ id: personnes.id })
    .from(fonctions)
    .innerJoin(personnes, eq(personnes.id, fonctions.personneId))
    .where(
      and(
        ...[eq(fonctions.structureId, structures.id), eq(fonctions.responsable, true), isNotNull(personnes.courriel)],
        enFonction(jourCivil(maintenant, fuseau)),
      ),
    );
  return db
    .select({ id: structures.id, nom: structures.nom })
    .from(structures)
    .where(and(isNull(structures.partieLe), notExists(joignables)))
    .orderBy(asc(structures.nomPlie), asc(structures.id))
    .all();
}
