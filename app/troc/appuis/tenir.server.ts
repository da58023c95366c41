import type { ContextePersonne } from '#app/commun/contexte.ts';
import { AVIS_TENUE, avisApresActe, avisDeNote, avisDeReponse } from './avis.ts';
import { cloreAppui, corrigerCompteRendu, retirerAppui } from './clore.server.ts';
import { getAppui } from './dossiers.server.ts';
import { noterReponseDInvitee, repondreALInvitation } from './repondre.server.ts';
import type { SaisieBoutonDAppui, SaisieDActeDAppui } from './saisie.ts';
import { direTenue, programmer, remettre } from './seance.server.ts';
import { solliciter } from './solliciter.server.ts';

/**
 * Does what the page of an act asks.
 * @returns the sentences that are shown next
 */
export function franchirAppui(ctx: ContextePersonne, id: number | undefined, saisie: SaisieDActeDAppui) {
  const etait = getAppui(ctx, id).ligne.statut;
  let invitees = { invitees: 0, courriels: 0 };
  switch (saisie.acte) {
    case 'solliciter':
      invitees = solliciter(ctx, id, saisie);
      break;
    case 'programmer':
      programmer(ctx, id, saisie);
      break;
    case 'remettre':
      remettre(ctx, id, saisie.motif);
      break;
    case 'clore':
      cloreAppui(ctx, id, saisie.compteRendu);
      break;
    case 'corriger':
      corrigerCompteRendu(ctx, id, saisie);
      break;
    case 'retirer':
      retirerAppui(ctx, id, saisie.motif);
      break;
  }
  return avisApresActe(saisie.acte, { structure: getAppui(ctx, id).structure.nom, changee: etait === 'programme', ...invitees });
}

/**
 * Does what one of the buttons of an appui’s own page asks.
 * @returns where one goes then, and the sentences shown there
 */
export function appuyer(
  ctx: ContextePersonne,
  id: number | undefined,
  saisie: SaisieBoutonDAppui,
): [chemin: string, avis: { titre: string; texte: string }] {
  const ici = `/troc/appuis/${id}`;
  switch (saisie.acte) {
    case 'repondre':
      repondreALInvitation(ctx, id, saisie);
      return [ici, avisDeReponse(saisie.reponse, getAppui(ctx, id).structure.nom)];
    case 'noter':
      return [ici, avisDeNote(noterReponseDInvitee(ctx, id, saisie))];
    case 'dire_tenue':
      direTenue(ctx, id);
      return [`${ici}/clore`, AVIS_TENUE];
  }
}
