import { and, eq, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom } from '#app/commun/francais.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { phraseDeConflit } from '#app/reseau/conflit.server.ts';
import { ACTES_DE_LA_PAGE, getStructureAModifier } from './modifier-structure.server.ts';
import { structures } from './tables.ts';

export interface SaisieAccueil {
  placesStage: number;
  consignesStage?: string | undefined;
  /** The version that the form showed. */
  version: number;
}

/**
 * Writes how many people a structure welcomes at once, and what they should know, if nobody changed its page since the
 * form was shown. The same again writes nothing.
 * @throws ErreurMetier INTROUVABLE for those who do not edit this structure; IMPOSSIBLE when someone changed it
 */
export function modifierAccueil(ctx: ContextePersonne, id: number, saisie: SaisieAccueil): void {
  enTransaction(ctx, (ctx) => {
    const structure = getStructureAModifier(ctx, id);
    const colonnes = { placesStage: saisie.placesStage, consignesStage: saisie.consignesStage ?? null };
    const change = differences(structure, colonnes);
    if (!change) return;
    const { changes } = ctx.db
      .update(structures)
      .set({ ...colonnes, version: sql`${structures.version} + 1` })
      .where(and(eq(structures.id, id), eq(structures.version, saisie.version)))
      .run();
    if (changes !== 1)
      throw impossible(
        phraseDeConflit(ctx, { objet: 'structure', objetId: id, fait: 'a modifié cette page', actes: ACTES_DE_LA_PAGE }),
      );
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: id, acte: 'modifier' },
      resume: `a modifié l’accueil des stages ${aNom(structure.nom)}`,
      avant: change.avant,
      apres: change.apres,
    });
  });
}
