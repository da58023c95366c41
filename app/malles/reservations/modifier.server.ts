import { eq, sql } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { differences } from '#app/commun/differences.ts';
import { exigerDroit } from '#app/commun/droits.ts';
import { impossible } from '#app/commun/erreurs.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { getReservation } from './dossiers.server.ts';
import { lePret } from './le-pret.ts';
import { cycleReservation, DROITS_RESERVATION, STATUTS_VIVANTS, type StatutReservation } from './reservations.ts';
import { contactDe, precisionsDe } from './reserver.server.ts';
import type { SaisiePrecisions } from './saisie.ts';
import { reservations } from './tables.ts';

/** What is not called off, refused nor closed may still be said better. */
export const estModifiable = (statut: StatutReservation): boolean => STATUTS_VIVANTS.some((un) => un === statut);

/**
 * Corrects what is said beside the dates. Nothing changed: nothing is done; no mail leaves.
 * @returns whether something changed
 * @throws ErreurMetier INTROUVABLE, INTERDIT; IMPOSSIBLE once it is over, or when someone changed it meanwhile
 */
export function modifierReservation(ctx: ContextePersonne, id: number | undefined, saisie: SaisiePrecisions): boolean {
  return enTransaction(ctx, (tx) => {
    const { ligne, malle, relations } = getReservation(tx, id);
    exigerDroit(DROITS_RESERVATION, 'modifier', relations);
    if (!estModifiable(ligne.statut)) throw impossible('Ce prêt est fini\u00a0: il ne change plus.');
    const contactId =
      saisie.contactId === undefined || saisie.contactId === ligne.contactId
        ? ligne.contactId
        : contactDe(tx, ligne.structureId, saisie.contactId);
    const dites = { ...precisionsDe(tx, saisie), contactId };
    const change = differences(ligne, dites);
    if (change === null) return false;
    if (saisie.version !== ligne.version) {
      throw impossible(
        'Quelqu’un a changé ce prêt pendant que vous écriviez. Votre texte est là\u00a0: si vous enregistrez encore, il remplace l’autre.',
      );
    }
    tx.db
      .update(reservations)
      .set({ ...dites, version: sql`${reservations.version} + 1` })
      .where(eq(reservations.id, ligne.id))
      .run();
    journaliser(tx, {
      ...{ domaine: 'malles', objet: cycleReservation.objet, objetId: ligne.id, acte: 'modifier' },
      resume: `a précisé le prêt de ${lePret(malle.nom, ligne)}`,
      ...{ avant: change.avant, apres: change.apres },
    });
    return true;
  });
}
