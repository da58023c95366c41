import { type Contexte, type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { offrirCeQuiSeLibere } from '#app/malles/attente/offrir.server.ts';
import { prevenir } from '#app/malles/courriels/courriels.server.ts';
import { libererLaMalle } from '#app/malles/occupation/tenir.server.ts';
import { faireTomberLesRelais } from '#app/malles/relais/tomber.server.ts';
import { estDeSaPart } from './actes.ts';
import { type DossierDeReservation, getReservation } from './dossiers.server.ts';
import { lePret } from './le-pret.ts';
import { finir } from './repondre.server.ts';

/** What it held is free from now on; who was to pass it on, or to receive it, does so with the keeper. */
function rendreSesJours(tx: Contexte, d: DossierDeReservation): void {
  libererLaMalle(tx, { reservationId: d.ligne.id });
  faireTomberLesRelais(tx, d.ligne.id, 'annule');
}

/**
 * Either side calls it off, and says why. Done twice, it is done once.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once the malle was handed over, or without a reason
 */
export function annulerReservation(ctx: ContextePersonne, id: number | undefined, motif: string): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    if (d.ligne.statut === 'annulee' && estDeSaPart('annuler', d.relations)) return;
    finir(tx, d, 'annuler', motif, `a annulé ${lePret(d.malle.nom, d.ligne)}`);
    rendreSesJours(tx, d);
    prevenir(tx, d.ligne.id, 'annuler', d);
    offrirCeQuiSeLibere(tx, d.malle.id);
  });
}

/**
 * Nobody came for the malle.
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE before its first day has passed, or once it was handed over
 */
export function constaterAbsence(ctx: ContextePersonne, id: number | undefined, motif: string | undefined): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    if (d.ligne.statut === 'annulee' && estDeSaPart('constater_absence', d.relations)) return;
    finir(tx, d, 'constater_absence', motif, `a noté que personne n’est venu chercher ${lePret(d.malle.nom, d.ligne)}`);
    rendreSesJours(tx, d);
    prevenir(tx, d.ligne.id, 'constater_absence', d);
    offrirCeQuiSeLibere(tx, d.malle.id);
  });
}

/** The first day of what was only asked has passed: nobody waits for a yes any more. By *le temps* alone. */
export function laisserPasser(ctx: Contexte, id: number): void {
  enTransaction(ctx, (tx) => {
    const d = getReservation(tx, id);
    finir(tx, d, 'laisser_passer', undefined, `a laissé passer la demande de ${lePret(d.malle.nom, d.ligne)}`);
    prevenir(tx, id, 'laisser_passer', d);
    offrirCeQuiSeLibere(tx, d.malle.id);
  });
}

/** A structure leaves the network. In the transaction of the departure: what it frees is offered once it waits for nothing itself. */
export function annulerPourDepart(tx: Contexte, id: number): void {
  const d = { ...getReservation(tx, id), relations: ['depart' as const] };
  finir(tx, d, 'annuler_pour_depart', undefined, `a annulé ${lePret(d.malle.nom, d.ligne)}, avec le départ de la structure`);
  rendreSesJours(tx, d);
  prevenir(tx, id, 'annuler_pour_depart', d);
}
