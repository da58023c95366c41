import { eq } from 'drizzle-orm';
import type { ContextePersonne } from '#app/commun/contexte.ts';
import { getInscription, lireInscriptions, lireLeGroupe } from './dossiers.server.ts';
import { AVIS_D_ACTE, nommer } from './mots.ts';
import { remplacer } from './remplacer.server.ts';
import { accepter, decliner, preciserLeBesoin, prendre, refuser, retirer, valider } from './repondre.server.ts';
import type { SaisieActeDInscription } from './saisie.ts';
import { inscriptions } from './tables.ts';

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
  let aSaPlace = '';
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
      aSaPlace = lireNom(ctx, remplacer(ctx, id, personneId ?? 0));
      break;
  }
  return AVIS_D_ACTE[acte]({
    ...{ n: ensemble.length, organisation, aSaPlace, qui: nommer(ensemble.map(({ personne }) => personne.nom)) },
    elle: ensemble.some(({ personne }) => personne.id === ctx.acteur.personneId),
  });
}

/** The name of whom an inscription is for, whoever reads. */
const lireNom = (ctx: ContextePersonne, id: number): string =>
  lireInscriptions(ctx, eq(inscriptions.id, id))[0]?.personne.nom ?? '';
