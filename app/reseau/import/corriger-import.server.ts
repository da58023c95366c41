import { eq } from 'drizzle-orm';
import { type Contexte, enTransaction } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { plierMots } from '#app/reseau/plier.ts';
import { estUnChamp } from './champs.ts';
import type { Reponses } from './decisions.ts';
import { genreDeFeuille } from './feuille-suivante.server.ts';
import { estUnGenre, type GenreImport } from './genres-d-import.ts';
import { fusionnerReponses, lireGarde, lireImport } from './importer.server.ts';
import { correspondances, imports } from './tables.ts';

/** The answers to the dry run's questions, from the fields `commune-14`, `siret-14`, `mot2-14`. */
export function lireReponses(champs: Record<string, unknown>): Map<number, Record<string, string>> {
  const reponses = new Map<number, Record<string, string>>();
  for (const [nom, valeur] of Object.entries(champs)) {
    const lu = /^(commune|siret|structure|courriel\d|genre\d{1,2}|mot\d{1,2})-(\d{1,7})$/.exec(nom);
    if (!lu?.[1] || typeof valeur !== 'string' || valeur.length > 40) continue;
    const numero = Number(lu[2]);
    reponses.set(numero, { ...reponses.get(numero), [lu[1]]: valeur });
  }
  return reponses;
}

/** What each column becomes, from the fields `colonne-3`; undefined when the form says nothing of columns. */
export function lireColonnes(champs: Record<string, unknown>): Record<string, string> | undefined {
  const colonnes: Record<string, string> = {};
  for (const [nom, valeur] of Object.entries(champs)) {
    const rang = /^colonne-(\d{1,3})$/.exec(nom)?.[1];
    if (rang !== undefined && typeof valeur === 'string' && valeur.length <= 40) colonnes[rang] = valeur;
  }
  return Object.keys(colonnes).length > 0 ? colonnes : undefined;
}

/** Keeps the answers with the list, so that one may go from page to page. */
export function garderReponses(ctx: Contexte, importId: number, reponses: Reponses): void {
  enTransaction(ctx, (ctx) => {
    const { ecritLe, gardees } = lireImport(ctx, importId);
    if (ecritLe !== null || reponses.size === 0) return;
    const toutes = Object.fromEntries(
      [...fusionnerReponses(gardees, reponses)].map(([numero, siennes]) => [String(numero), siennes as Record<string, string>]),
    );
    ctx.db.update(imports).set({ reponses: toutes }).where(eq(imports.id, importId)).run();
  });
}

export interface Relecture {
  genre?: unknown;
  feuille?: unknown;
  colonnes?: Record<string, string> | undefined;
}

/** Whether the form asks for another reading than the one it shows. */
export function changeLaLecture(ctx: Contexte, importId: number, { genre, feuille, colonnes }: Relecture): boolean {
  const { tableau } = lireImport(ctx, importId);
  if (estUnGenre(genre) && genre !== tableau.genre) return true;
  if (typeof feuille === 'string' && feuille !== tableau.feuille && tableau.feuilles.includes(feuille)) return true;
  return tableau.colonnes.some(({ rang, champ }) => {
    const dite = colonnes?.[String(rang)];
    return dite !== undefined && dite !== (champ ?? '') && (dite === '' || estUnChamp(tableau.genre, dite));
  });
}

/**
 * Reads a list again with the columns, the sheet or the kind that were chosen; what a title became is remembered for the
 * next list. Nothing is written in the network.
 * @throws ErreurMetier IMPOSSIBLE when the list is written already, or when nothing necessary is left
 */
export function relireImport(ctx: Contexte, importId: number, { genre, feuille, colonnes }: Relecture): void {
  enTransaction(ctx, (ctx) => {
    const { ecritLe, tableau, contenu } = lireImport(ctx, importId);
    if (ecritLe !== null) throw impossible('Cette liste est déjà écrite : déposez-la de nouveau pour la lire autrement.');
    const autreGenre = estUnGenre(genre) && genre !== tableau.genre ? genre : null;
    const autreFeuille =
      typeof feuille === 'string' && feuille !== tableau.feuille && tableau.feuilles.includes(feuille) ? feuille : null;
    if (autreGenre || autreFeuille !== null) {
      // Other titles, or other fields: the guess starts over, and questions change their rows.
      const choisie = lireGarde(contenu).feuilles.find(({ nom }) => nom === autreFeuille);
      const nouveau = autreGenre ?? (choisie && genreDeFeuille(ctx, choisie));
      const change = {
        colonnes: null,
        reponses: null,
        ...(nouveau ? { genre: nouveau } : {}),
        ...(autreFeuille === null ? {} : { feuille: autreFeuille }),
      };
      ctx.db.update(imports).set(change).where(eq(imports.id, importId)).run();
      lireImport(ctx, importId);
      return;
    }
    const retenues = Object.fromEntries(
      tableau.colonnes.flatMap(({ rang, champ }) => {
        const dite = colonnes?.[String(rang)];
        const bonne = dite === '' || (dite !== undefined && estUnChamp(tableau.genre, dite));
        return [[String(rang), bonne ? dite : (champ ?? '')]];
      }),
    );
    ctx.db.update(imports).set({ colonnes: retenues }).where(eq(imports.id, importId)).run();
    retenir(ctx, tableau.genre, tableau.colonnes, retenues);
  });
}

function retenir(
  ctx: Contexte,
  genre: GenreImport,
  avant: readonly { rang: number; titre: string; champ: string | null }[],
  apres: Readonly<Record<string, string>>,
): void {
  for (const { rang, titre, champ } of avant) {
    const pli = plierMots(titre).slice(0, 200);
    const dit = apres[String(rang)] ?? '';
    if (pli === '' || dit === (champ ?? '')) continue;
    ctx.db
      .insert(correspondances)
      .values({ genre, titre: pli, champ: dit, modifieLe: ctx.maintenant })
      .onConflictDoUpdate({
        target: [correspondances.genre, correspondances.titre],
        set: { champ: dit, modifieLe: ctx.maintenant },
      })
      .run();
  }
}
