import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { verifierTransition } from '#app/commun/cycle.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { franchir } from '#app/commun/franchir.server.ts';
import { jourCivil, jourDe } from '#app/commun/periode.ts';
import { offrirCeQuiSeLibere } from '#app/malles/attente/offrir.server.ts';
import { lireMalle } from '#app/malles/catalogue/malles.server.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { noterLeManque } from '#app/malles/occupation/manques.server.ts';
import { tenirLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { estDeSaPart } from './actes.ts';
import { type DossierDeReservation, getReservation, objetDe } from './dossiers.server.ts';
import { lePret } from './le-pret.ts';
import { cycleReservation } from './reservations.ts';
import { verifierNombreDeMalles } from './verifier-dates.server.ts';

/**
 * The keeper says yes: from now on the half-days are held. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when it is not asked any more, its first day has passed, or the malle is taken
 */
export function accepterReservation(ctx: ContextePersonne, id: number | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    const { ligne, malle, regles, relations } = d;
    if (ligne.statut === 'acceptee' && estDeSaPart('accepter', relations)) return;
    verifierTransition(cycleReservation, 'accepter', { statut: ligne.statut, relations });
    if (jourDe(ligne.du) < jourCivil(tx.maintenant, tx.fuseau)) {
      throw impossible('Son premier jour est passé\u00a0: changez les dates, ou refusez en disant pourquoi.');
    }
    const periode = { du: ligne.du, au: ligne.au };
    verifierNombreDeMalles(tx, regles, { structureId: ligne.structureId, periode, sauf: ligne.id });
    const tampons = { avant: ligne.tamponAvant, apres: ligne.tamponApres };
    tenirLaMalle(tx, malle.id, { reservationId: ligne.id }, { periode, tampons });
    franchir(tx, cycleReservation, 'accepter', {
      ...objetDe(tx, d),
      champs: { accepteeLe: tx.maintenant, modifieeLe: tx.maintenant },
      resume: `a accepté de prêter ${lePret(malle.nom, ligne)}`,
    });
    prevenir(tx, ligne.id, 'accepter');
  });
}

/**
 * The keeper says no, and why; when someone else has these days, it is a need that is counted. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE when it is not asked any more, or without a reason
 */
export function refuserReservation(ctx: ContextePersonne, id: number | undefined, motif: string): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    if (d.ligne.statut === 'refusee' && estDeSaPart('refuser', d.relations)) return;
    finir(tx, d, 'refuser', motif, `a refusé de prêter ${lePret(d.malle.nom, d.ligne)}`);
    noterLeManque(tx, lireMalle(tx, d.malle.id), d.ligne.structureId, { du: d.ligne.du, au: d.ligne.au });
    prevenir(tx, d.ligne.id, 'refuser', d);
    offrirCeQuiSeLibere(tx, d.malle.id);
  });
}

/** Ends a loan that did not take place, and why. */
export function finir(
  ctx: Contexte,
  d: DossierDeReservation,
  nom: 'refuser' | 'annuler' | 'laisser_passer' | 'constater_absence' | 'annuler_pour_depart',
  motif: string | undefined,
  resume: string,
): void {
  franchir(ctx, cycleReservation, nom, {
    ...objetDe(ctx, d),
    champs: { motif: motif ?? null, finieLe: ctx.maintenant, modifieeLe: ctx.maintenant },
    ...{ resume, motif },
  });
}
