import type { ContextePersonne } from '#app/commun/contexte.ts';
import { getInscription, lireLeGroupe } from './dossiers.server.ts';
import { AVIS_D_ACTE, nommer } from './mots.ts';
import { remplacer } from './remplacer.server.ts';
import { accepter, decliner, preciserLeBesoin, prendre, refuser, retirer, valider } from './repondre.server.ts';
import type { SaisieActeDInscription } from './saisie.ts';

/**
 * Does what the page of an inscription asks, or an answer from a mail, by the verbe of each act.
 * @returns what is said of it
 * @throws ErreurMetier as the verbe
 */
export function agirSurLInscription(
  ctx: ContextePersonne,
  id: number,
  { acte, motif, personneId, besoin }: Pick<SaisieActeDInscription, 'acte'> & Partial<SaisieActeDInscription>,
): { titre: string; texte: string } {
  const ensemble = lireLeGroupe(ctx, getInscription(ctx, id));
  let organisation = false;
  switch (acte) {
    case 'valider':
      valider(ctx, id);
      break;
    case 'refuser':
      refuser(ctx, id, motif);
      break;
    case 'accepter':
      accepter(ctx, id);
      break;
    case 'decliner':
      decliner(ctx, id);
      break;
    case 'prendre':
      prendre(ctx, id);
      break;
    case 'retirer':
      organisation = retirer(ctx, id, motif);
      break;
    case 'preciser':
      preciserLeBesoin(ctx, id, besoin);
      break;
    case 'remplacer':
      // The form has said whom: its schema asks for it.
      remplacer(ctx, id, personneId ?? 0);
      break;
  }
  return AVIS_D_ACTE[acte]({
    ...{ n: ensemble.length, organisation, qui: nommer(ensemble.map(({ personne }) => personne.nom)) },
    elle: ensemble.some(({ personne }) => personne.id === ctx.acteur.personneId),
  });
}
