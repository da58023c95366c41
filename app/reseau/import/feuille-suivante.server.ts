import { eq } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import type { Feuille } from './classeur.ts';
import type { GenreImport } from './genres-d-import.ts';
import { aideAuxTitres, lireGarde, lireImport } from './importer.server.ts';
import { imports } from './tables.ts';
import { devinerGenre } from './titres-trouves.ts';

/**
 * The next sheet of the same file, by its place: read in place of this one, or as another list when this one is written.
 * Its titles say what it speaks of.
 * @returns the import's id
 * @throws ErreurMetier INTROUVABLE, no such sheet
 */
export function lireFeuille(ctx: Contexte, importId: number, rang: number): number {
  return enTransaction(ctx, (tx) => {
    const { contenu, nomFichier, ecritLe, genre } = lireImport(tx, importId);
    const feuille = lireGarde(contenu).feuilles[rang];
    if (!feuille) throw introuvable();
    const choix = { feuille: feuille.nom, genre: genreDeFeuille(tx, feuille) ?? genre };
    if (ecritLe === null) {
      tx.db
        .update(imports)
        .set({ ...choix, colonnes: null, reponses: null })
        .where(eq(imports.id, importId))
        .run();
      lireImport(tx, importId);
      return importId;
    }
    return tx.db
      .insert(imports)
      .values({ ...choix, nomFichier, contenu, personneId: tx.acteur.personneId, creeLe: tx.maintenant })
      .returning({ id: imports.id })
      .get().id;
  });
}

/** What the titles of a sheet speak of; undefined when they say nothing. */
export const genreDeFeuille = (ctx: Pick<Contexte, 'db'>, feuille: Feuille): GenreImport | undefined =>
  devinerGenre(feuille, aideAuxTitres(ctx))?.genre;
