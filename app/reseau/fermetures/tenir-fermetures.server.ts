import { and, eq } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { aNom } from '#app/commun/francais.ts';
import { uneSeuleFois } from '#app/commun/gestes.server.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { ajouterJours, type Jour, jourCivil } from '#app/commun/periode.ts';
import { getStructureAModifier } from '#app/reseau/structures/modifier-structure.server.ts';
import { type Fermeture, JOURS_DE_FERMETURE_MAX, libelleDeFermeture } from './fermetures.ts';
import { fermetures } from './tables.ts';

/** How far ahead a closure may begin, in days. */
const DEUX_ANS = 731;

export interface SaisieFermeture {
  du: Jour;
  /** Empty: one day. */
  au?: Jour | undefined;
  motif?: string | undefined;
  geste?: string | undefined;
}

/**
 * Says on which days a structure is closed; the same form sent twice says it once.
 * @returns the days, « du 3 au 7 août »
 * @throws ErreurMetier INTROUVABLE for those who do not edit this structure; IMPOSSIBLE for days that are past, too many, or noted already
 */
export function ajouterFermeture(ctx: ContextePersonne, structureId: number, saisie: SaisieFermeture): string {
  return enTransaction(ctx, (ctx) => {
    const structure = getStructureAModifier(ctx, structureId);
    const fermeture = { du: saisie.du, au: saisie.au ?? saisie.du, motif: saisie.motif ?? null };
    uneSeuleFois(ctx, `fermeture-${structureId}`, saisie.geste, () => {
      exigerDesJours(ctx, fermeture, saisie.au === undefined ? 'du' : 'au');
      if (dejaNotee(ctx, structureId, fermeture)) throw impossible('Cette fermeture est déjà notée, aux mêmes dates.', 'du');
      const { id } = ctx.db
        .insert(fermetures)
        .values({ structureId, ...fermeture, noteLe: ctx.maintenant, noteParId: ctx.acteur.personneId })
        .returning({ id: fermetures.id })
        .get();
      journaliser(ctx, {
        ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'ajouter_fermeture' },
        resume: `a noté une fermeture ${aNom(structure.nom)}, ${libelleDeFermeture(fermeture, true)}`,
        apres: { fermetureId: id, ...fermeture },
      });
      return id;
    });
    return libelleDeFermeture(fermeture);
  });
}

function exigerDesJours(ctx: Contexte, { du, au }: Fermeture, dernier: 'du' | 'au'): void {
  const aujourdhui = jourCivil(ctx.maintenant, ctx.fuseau);
  if (au < du) throw impossible('Le dernier jour vient avant le premier : vérifiez les deux dates.', 'au');
  if (au < aujourdhui) throw impossible('Cette fermeture est déjà passée : notez celles qui viennent.', dernier);
  if (du > ajouterJours(aujourdhui, DEUX_ANS)) {
    throw impossible('Le premier jour est dans deux ans au plus : vérifiez l’année.', 'du');
  }
  if (au >= ajouterJours(du, JOURS_DE_FERMETURE_MAX)) {
    throw impossible(`Une fermeture dure ${JOURS_DE_FERMETURE_MAX} jours au plus : vérifiez l’année.`, 'au');
  }
}

/** The same days, whatever the reason: overlapping ones may both be true. */
export function dejaNotee(ctx: Pick<Contexte, 'db'>, structureId: number, { du, au }: Pick<Fermeture, 'du' | 'au'>): boolean {
  const une = ctx.db
    .select({ id: fermetures.id })
    .from(fermetures)
    .where(and(eq(fermetures.structureId, structureId), eq(fermetures.du, du), eq(fermetures.au, au)))
    .get();
  return une !== undefined;
}

/**
 * Takes a closure off the list.
 * @returns its days
 * @throws ErreurMetier INTROUVABLE for those who do not edit this structure; IMPOSSIBLE for a line that is no more
 */
export function retirerFermeture(ctx: ContextePersonne, structureId: number, id: number): string {
  return enTransaction(ctx, (ctx) => {
    const structure = getStructureAModifier(ctx, structureId);
    const ligne = ctx.db
      .delete(fermetures)
      .where(and(eq(fermetures.id, id), eq(fermetures.structureId, structureId)))
      .returning()
      .get();
    if (!ligne) throw impossible('Cette fermeture n’est plus dans la liste : elle a changé entre-temps. Relisez-la.');
    const { du, au, motif } = ligne;
    journaliser(ctx, {
      ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'retirer_fermeture' },
      resume: `a retiré une fermeture ${aNom(structure.nom)}, ${libelleDeFermeture(ligne, true)}`,
      avant: { fermetureId: id, du, au, motif },
    });
    return libelleDeFermeture(ligne);
  });
}
