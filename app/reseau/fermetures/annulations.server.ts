import { and, eq } from 'drizzle-orm';
import type { Contexte } from '#app/commun/contexte.ts';
import { estJour } from '#app/commun/periode.ts';
import type { Annulation, LigneAAnnuler } from '#app/commun/prise.ts';
import { structures } from '#app/reseau/structures/tables.ts';
import { fermetures } from './tables.ts';
import { dejaNotee } from './tenir-fermetures.server.ts';

const lire = (ctx: Contexte, structureId: number, id: unknown) =>
  typeof id === 'number'
    ? ctx.db
        .select()
        .from(fermetures)
        .where(and(eq(fermetures.id, id), eq(fermetures.structureId, structureId)))
        .get()
    : undefined;

const ajout: Annulation = {
  empechement: (ctx, { objetId, apres }) =>
    lire(ctx, objetId, apres.fermetureId) ? null : 'Cette fermeture a été retirée depuis.',
  annuler(ctx, { objetId, apres }) {
    const fermeture = lire(ctx, objetId, apres.fermetureId);
    if (fermeture) ctx.db.delete(fermetures).where(eq(fermetures.id, fermeture.id)).run();
  },
};

/** What a removal kept, when it is whole. */
function retiree({ avant: { du, au, motif } }: LigneAAnnuler) {
  if (typeof du !== 'string' || typeof au !== 'string' || !estJour(du) || !estJour(au) || au < du) return null;
  return { du, au, motif: typeof motif === 'string' ? motif : null };
}

const retrait: Annulation = {
  empechement(ctx, ligne) {
    const fermeture = retiree(ligne);
    const structure = ctx.db.select({ id: structures.id }).from(structures).where(eq(structures.id, ligne.objetId)).get();
    if (!fermeture || !structure) return 'Le journal n’en dit pas assez pour revenir en arrière.';
    return dejaNotee(ctx, ligne.objetId, fermeture) ? 'La même fermeture est notée de nouveau.' : null;
  },
  annuler(ctx, ligne) {
    const fermeture = retiree(ligne);
    if (!fermeture) return;
    ctx.db
      .insert(fermetures)
      .values({ structureId: ligne.objetId, ...fermeture, noteLe: ctx.maintenant, noteParId: ctx.acteur.personneId })
      .run();
  },
};

/** By `objet/acte` of the journal. */
export const ANNULATIONS_DES_FERMETURES: Readonly<Record<string, Annulation>> = {
  'structure/ajouter_fermeture': ajout,
  'structure/retirer_fermeture': retrait,
};
