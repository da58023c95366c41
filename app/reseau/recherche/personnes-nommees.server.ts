import { eq, notExists, type SQL, sql } from 'drizzle-orm';
import { nomComplet } from '#app/reseau/personnes/personnes.ts';
import { fonctions, personnes } from '#app/reseau/personnes/tables.ts';
import { plierMots } from '#app/reseau/plier.ts';
import type { Base } from '#db/ouvrir.ts';

const MOTS = 4;

/**
 * The ids of those whose name holds the beginning of each word, gone people included; the search index knows those who have
 * or had a fonction, the few others are read.
 * @param auPlus how many at most
 */
export function personnesNommees(db: Base, texte: string, auPlus: number): number[] {
  const mots = plierMots(texte).split(' ').filter(Boolean).slice(0, MOTS);
  if (mots.length === 0) return [];
  const expression = `{nom} : (${mots.map((mot) => `"${mot}" *`).join(' AND ')})`;
  const lire = (ou: SQL | undefined) =>
    db.select({ id: personnes.id, prenom: personnes.prenom, nom: personnes.nom }).from(personnes).where(ou);
  const indexees = lire(
    sql`${personnes.id} in (select f.personne_id from index_des_fonctions i join fonctions f on f.id = i.rowid where index_des_fonctions match ${expression})`,
  )
    .limit(auPlus)
    .all();
  const uneFonction = db.select({ un: sql`1` }).from(fonctions).where(eq(fonctions.personneId, personnes.id));
  const autres = lire(notExists(uneFonction))
    .all()
    .filter((une) => mots.every((mot) => ` ${plierMots(nomComplet(une))}`.includes(` ${mot}`)));
  return [...indexees, ...autres].slice(0, auPlus).map(({ id }) => id);
}
