import { and, eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { inscriptions } from '#app/formations/inscriptions/tables.ts';
import { type DossierDeFormation, getFormation } from '#app/formations/programme/formations.server.ts';
import { estAVenir } from '#app/formations/programme/formations.ts';
import { ecrireFichierJoint } from '#app/services/calendrier.server.ts';
import { joindre } from '#app/services/evenement-joint.ts';
import { evenementsPour } from './convoquer.server.ts';

/** Whether the reader has a place in a formation to come: its half-days go in her calendar. */
export function aUnRendezVous({ db, acteur }: ContextePersonne, { ligne }: DossierDeFormation): boolean {
  if (!estAVenir(ligne.statut)) return false;
  const place = and(
    ...[eq(inscriptions.formationId, ligne.id), eq(inscriptions.personneId, acteur.personneId)],
    eq(inscriptions.statut, 'validee'),
  );
  return db.select({ id: inscriptions.id }).from(inscriptions).where(place).get() !== undefined;
}

/**
 * The file that puts the half-days of a formation in the calendar of someone who has a place.
 * @throws ErreurMetier INTROUVABLE to anyone else
 */
export function getRendezVous(ctx: ContextePersonne, id: number | undefined): string {
  const d = getFormation(ctx, id);
  if (!aUnRendezVous(ctx, d)) throw introuvable();
  return ecrireFichierJoint(ctx, evenementsPour(ctx, d, ctx.acteur.personneId).map(joindre));
}
