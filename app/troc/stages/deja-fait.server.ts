import { and, eq, isNull } from 'drizzle-orm';
import { type Contexte, interesse } from '#app/commun/contexte.ts';
import { journal } from '#app/commun/tables.ts';
import type { Dossier } from './dossiers.server.ts';
import { cycleStage, type TransitionStage } from './stages.ts';
import type { ChampsDeTransition } from './suites.server.ts';
import { bilansStage } from './tables.ts';

/** The same act by the same person, sent twice: nothing is left to do, and nothing to refuse. */
export function dejaFait(
  ctx: Contexte,
  { ligne }: Dossier,
  nom: TransitionStage,
  { texte, termes }: ChampsDeTransition,
): boolean {
  const { personneId } = ctx.acteur;
  // Other terms are another offer; the same form twice is found by its `geste`.
  if (personneId === null || termes) return false;
  if (nom === 'rendre_bilan') {
    const auteurId = interesse(ctx).personneId;
    if (auteurId === null || !texte) return false;
    const memes = and(eq(bilansStage.stageId, ligne.id), eq(bilansStage.auteurId, auteurId), eq(bilansStage.texte, texte));
    return ctx.db.select({ cote: bilansStage.cote }).from(bilansStage).where(memes).get() !== undefined;
  }
  const { de, vers } = cycleStage.transitions[nom];
  // An act that leaves the status as it was may be done again, and says by itself when it may not.
  if (ligne.statut !== vers || de.length === 0 || de.some((statut) => statut === vers)) return false;
  const ditPour = ctx.auNomDe?.acteur.personneId;
  const ici = and(eq(journal.domaine, 'troc'), eq(journal.objet, cycleStage.objet), eq(journal.objetId, ligne.id));
  const parMoi = and(
    eq(journal.acte, nom),
    eq(journal.acteurId, personneId),
    ditPour === undefined ? isNull(journal.auNomDeId) : eq(journal.auNomDeId, ditPour),
  );
  return ctx.db.select({ id: journal.id }).from(journal).where(and(ici, parMoi)).limit(1).get() !== undefined;
}
