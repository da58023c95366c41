import { asc, inArray } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { LIBELLE_GENRE_QUESTIONNAIRE } from './questionnaires.ts';
import { questionnairesDeFormation } from './tables.ts';

/** A questionnaire beside what it is about, for her who was asked. */
export interface AvisDemande {
  quand: string;
  donne: boolean;
  chemin: string;
}

/** What was asked after each of some inscriptions, by their id. One query. */
export function lireDemandes(
  { db }: Pick<Contexte, 'db'>,
  inscriptionIds: readonly number[],
): ReadonlyMap<number, AvisDemande[]> {
  const demandes = new Map<number, AvisDemande[]>();
  const lues = db
    .select()
    .from(questionnairesDeFormation)
    .where(inArray(questionnairesDeFormation.inscriptionId, [...inscriptionIds]))
    .orderBy(asc(questionnairesDeFormation.id))
    .all();
  for (const { id, inscriptionId, genre, donneLe } of lues) {
    const une = {
      quand: LIBELLE_GENRE_QUESTIONNAIRE[genre],
      donne: donneLe !== null,
      chemin: `/formations/questionnaires/${id}`,
    };
    demandes.set(inscriptionId, [...(demandes.get(inscriptionId) ?? []), une]);
  }
  return demandes;
}
