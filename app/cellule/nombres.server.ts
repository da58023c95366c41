import { desc } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { anneesCellule } from './tables.ts';

/** How many demandes were sent each year, the last year first: the only figure that is ever published. */
export function nombresParAnnee({ db }: Pick<Contexte, 'db'>): { annee: number; demandes: number }[] {
  return db.select().from(anneesCellule).orderBy(desc(anneesCellule.annee)).all();
}
