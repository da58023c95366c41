import type { ContextePersonne } from '#app/commun/contexte.ts';
import { libellePeriode } from '#app/commun/periode.ts';
import { annulerReservation, constaterAbsence } from './annuler.server.ts';
import { avisApresActe } from './avis.ts';
import { changerLesDates, prolongerReservation } from './changer-dates.server.ts';
import { cloreReservation } from './clore.server.ts';
import { getReservation } from './dossiers.server.ts';
import { accepterReservation, refuserReservation } from './repondre.server.ts';
import { prete } from './reservations.ts';
import type { SaisieDActe } from './saisie.ts';

/**
 * Does what the page of an act asks.
 * @returns the sentences that are shown next
 */
export function franchirReservation(ctx: ContextePersonne, id: number | undefined, saisie: SaisieDActe) {
  const fait = faire(ctx, id, saisie);
  const { ligne, relations, malle, emprunteuse, proprietaire } = getReservation(ctx, id);
  const [emprunte, garde] = [relations.includes('emprunteuse'), relations.includes('proprietaire')];
  return avisApresActe(fait, {
    malle: malle.nom,
    dates: libellePeriode(ligne),
    prete: prete(relations),
    // Whoever acts for one side is not told by a mail; what is over asks nothing of who lends.
    prevenues: [...(emprunte ? [] : [emprunteuse.nom]), ...(garde || fait === 'clore' ? [] : [proprietaire.nom])],
    ...{ emprunteuse: emprunteuse.nom, proprietaire: proprietaire.nom },
  });
}

function faire(ctx: ContextePersonne, id: number | undefined, saisie: SaisieDActe): SaisieDActe['acte'] | 'redemander' | 'rien' {
  switch (saisie.acte) {
    case 'accepter':
      accepterReservation(ctx, id);
      return saisie.acte;
    case 'refuser':
      refuserReservation(ctx, id, saisie.motif);
      return saisie.acte;
    case 'changer':
      return changerLesDates(ctx, id, saisie) ?? 'rien';
    case 'prolonger':
      prolongerReservation(ctx, id, saisie);
      return saisie.acte;
    case 'constater_absence':
      constaterAbsence(ctx, id, saisie.motif);
      return saisie.acte;
    case 'clore':
      cloreReservation(ctx, id);
      return saisie.acte;
    case 'annuler':
      annulerReservation(ctx, id, saisie.motif);
      return saisie.acte;
  }
}
