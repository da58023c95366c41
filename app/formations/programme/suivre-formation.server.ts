import { and, eq, inArray } from 'drizzle-orm';
import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { inviterQuiLaDemandait, relacherLesBesoins, satisfaireLesBesoins } from '#app/formations/besoins/reprendre.server.ts';
import { prefixeDeLaFormation } from '#app/formations/courriels/cles.ts';
import { prevenirDeLaFormation, prevenirDeLInscription } from '#app/formations/courriels/courriels.server.ts';
import { lireInscriptions } from '#app/formations/inscriptions/dossiers.server.ts';
import { franchirInscription } from '#app/formations/inscriptions/franchir-inscription.server.ts';
import { STATUTS_VIVANTS } from '#app/formations/inscriptions/inscriptions.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { retirerCourriels } from '#app/services/boite.server.ts';
import { type DossierDeFormation, gardesDe, getFormation } from './formations.server.ts';
import { cycleFormation, type TransitionFormation } from './formations.ts';
import { formations } from './tables.ts';

type Passage = Exclude<TransitionFormation, 'creer'>;

const FAIT: Record<Passage, string> = {
  ouvrir: 'a ouvert aux inscriptions la formation',
  confirmer: 'a confirmé la formation',
  realiser: 'a noté qu’a eu lieu la formation',
  clore: 'a clos la formation',
  annuler: 'a annulé la formation',
};

function passer(
  ctx: Contexte,
  d: DossierDeFormation,
  nom: Passage,
  champs: Partial<typeof formations.$inferInsert>,
  motif?: string,
): void {
  retirerCourriels(ctx, prefixeDeLaFormation(d.ligne.id));
  franchir(ctx, cycleFormation, nom, {
    ...{ table: formations, domaine: 'formations', ligne: d.ligne, relations: d.relations, gardes: gardesDe(ctx, d), motif },
    champs: { ...champs, modifieeLe: ctx.maintenant },
    resume: `${FAIT[nom]} ${entreGuillemets(d.ligne.titre)}`,
  });
}

/**
 * Opens a formation to everybody, and invites those who asked for it.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE without half-days to come
 */
export function ouvrirFormation(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getFormation(tx, id);
    passer(tx, d, 'ouvrir', { ouverteLe: tx.maintenant });
    inviterQuiLaDemandait(tx, d.ligne.id);
  });
}

/** It takes place: whoever comes is told. *Le temps* does it on the last day to register, when the minimum is reached. @throws ErreurMetier INTROUVABLE, INTERDIT, IMPOSSIBLE */
export function confirmerFormation(ctx: Contexte, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getFormation(tx, id);
    passer(tx, d, 'confirmer', { confirmeeLe: tx.maintenant });
    prevenirDeLaFormation(tx, d.ligne.id, 'confirmer');
  });
}

/** It took place: the needs that it answered are met. @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before its last half-day */
export function realiserFormation(ctx: Contexte, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getFormation(tx, id);
    passer(tx, d, 'realiser', { realiseeLe: tx.maintenant });
    satisfaireLesBesoins(tx, d.ligne.id);
  });
}

/** Nothing is left to do. @throws ErreurMetier INTROUVABLE, INTERDIT, IMPOSSIBLE */
export function cloreFormation(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    passer(tx, getFormation(tx, id), 'clore', { finieLe: tx.maintenant });
  });
}

/**
 * Calls it off: everyone on its list is told why and withdrawn, and the needs that it answered stand again.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it took place, or on `motif` without a reason
 */
export function annulerFormation(ctx: ContextePersonne, id: number | undefined, motif: string): void {
  enTransaction(ctx, (tx) => {
    const d = getFormation(tx, id);
    const siennes = lireInscriptions(
      tx,
      and(eq(inscriptions.formationId, d.ligne.id), inArray(inscriptions.statut, [...STATUTS_VIVANTS])),
    );
    passer(tx, d, 'annuler', { finieLe: tx.maintenant, motif }, motif);
    for (const une of siennes) {
      franchirInscription(tx, une, 'retirer_avec_la_formation', { par: ['formation'] });
      prevenirDeLInscription(tx, une.ligne.id, 'retirer_avec_la_formation');
    }
    relacherLesBesoins(tx, d.ligne.id);
  });
}
