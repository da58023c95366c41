import type { ContextePersonne } from '#app/commun/contexte.ts';
import { remplacer } from './remplacer.server.ts';
import { accepter, preciserLeBesoin, prendre, refuser, retirer, valider } from './repondre.server.ts';
import type { SaisieActeDInscription } from './saisie.ts';

/** Does what the page of an inscription asks, by the verbe of each act. */
export function agirSurLInscription(
  ctx: ContextePersonne,
  id: number,
  { acte, motif, personneId, besoin }: SaisieActeDInscription,
): void {
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
    case 'prendre':
      prendre(ctx, id);
      break;
    case 'retirer':
      retirer(ctx, id, motif);
      break;
    case 'preciser':
      preciserLeBesoin(ctx, id, besoin);
      break;
    case 'remplacer':
      // The form has said whom: its schema asks for it.
      remplacer(ctx, id, personneId ?? 0);
      break;
  }
}
