import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { etatsDesAcces } from './acces.server.ts';
import { getEquipiere } from './equipiere.server.ts';
import { type Correction, ecrireIdentite, type SaisieIdentite } from './identite-personne.server.ts';
import { renvoyerInvitation } from './invitations.server.ts';

/**
 * Corrects someone of a team: her name, her address.
 * Someone invited who has not entered yet is invited again, at the new address.
 */
export function corrigerEquipiere(
  ctx: ContextePersonne,
  structureId: number,
  personneId: number,
  saisie: SaisieIdentite,
): Correction & { invitation: boolean } {
  return enTransaction(ctx, (ctx) => {
    const { structure, personne } = getEquipiere(ctx, structureId, personneId);
    const attendue = etatsDesAcces(ctx, structureId).get(personneId)?.acces === 'invite';
    const correction = ecrireIdentite(ctx, personne, saisie, structureId);
    const invitation = correction.nouvelleAdresse !== null && attendue && structure.partieLe === null;
    if (invitation) renvoyerInvitation(ctx, structureId, personneId);
    return { ...correction, invitation };
  });
}
