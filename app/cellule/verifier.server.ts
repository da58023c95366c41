import { count, eq } from 'drizzle-orm';
import type { Anomalie } from '#app/commun/prise.ts';
import type { Base } from '#db/ouvrir.ts';
import { defautDeLaChaine } from './lectures/chaine.server.ts';
import { accesCellule, demandesCellule } from './tables.ts';

/** What the cell checks of itself without opening anything: each demande can be read, and its journal of reading is whole. */
export function verifierCellule(db: Base): Anomalie[] {
  const demandes = db
    .select({ id: demandesCellule.id, lectures: demandesCellule.lectures, cles: count(accesCellule.id) })
    .from(demandesCellule)
    .leftJoin(accesCellule, eq(accesCellule.demandeId, demandesCellule.id))
    .groupBy(demandesCellule.id)
    .all();
  return demandes.flatMap(({ id, lectures, cles }) => {
    const defauts = [cles === 0 ? 'plus personne ne peut l’ouvrir' : null, defautDeLaChaine(db, id, lectures)];
    return defauts.flatMap((defaut) => (defaut ? [{ domaine: 'cellule', phrase: `demande ${id} : ${defaut}` }] : []));
  });
}
