import { eq } from 'drizzle-orm';
import { type ContextePersonne, enTransaction } from '#app/commun/contexte.ts';
import { journaliser } from '#app/commun/journal.server.ts';
import { fonctions } from '#app/reseau/tables.ts';
import { etatsDesAcces } from './acces.server.ts';
import { getEquipiere } from './equipiere.server.ts';
import { type Correction, ecrireIdentite, type SaisieIdentite } from './identite-personne.server.ts';
import { renvoyerInvitation } from './invitations.server.ts';
import type { Fonction } from './personnes.ts';

export type SaisieCorrection = SaisieIdentite & Partial<Record<`intitule_${Fonction}`, string | undefined>>;

/**
 * Corrects someone of a team: her name, her address, what she does there in the structure's own words.
 * Someone invited who has not entered yet is invited again, at the new address.
 */
export function corrigerEquipiere(
  ctx: ContextePersonne,
  structureId: number,
  personneId: number,
  saisie: SaisieCorrection,
): Correction & { invitation: boolean } {
  return enTransaction(ctx, (ctx) => {
    const { structure, personne, siennes } = getEquipiere(ctx, structureId, personneId);
    const attendue = etatsDesAcces(ctx, structureId).get(personneId) === 'invite';
    const correction = ecrireIdentite(ctx, personne, saisie, structureId);
    for (const { id, fonction, intitule } of siennes) {
      const nouvel = saisie[`intitule_${fonction}`] ?? null;
      if (nouvel === intitule) continue;
      ctx.db.update(fonctions).set({ intitule: nouvel }).where(eq(fonctions.id, id)).run();
      journaliser(ctx, {
        ...{ domaine: 'reseau', objet: 'structure', objetId: structureId, acte: 'corriger_intitule' },
        resume: `a corrigé ce que fait ${correction.nom} à ${structure.nom}`,
        avant: { personneId, fonction, intitule },
        apres: { personneId, fonction, intitule: nouvel },
      });
    }
    const invitation = correction.nouvelleAdresse !== null && attendue && structure.partieLe === null;
    if (invitation) renvoyerInvitation(ctx, structureId, personneId);
    return { ...correction, invitation };
  });
}
