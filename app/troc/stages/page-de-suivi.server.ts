import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { listASuivre } from './a-suivre.server.ts';
import { A_SUIVRE, MOTS_A_SUIVRE } from './a-suivre.ts';
import { STAGES_PAR_PAGE } from './listes.server.ts';

/** Rows of each part at first sight: enough for a Monday. */
const LIGNES_MONTREES = 6;

/**
 * What the coordination follows of the stages; one part alone, page by page, when the address asks for all of it.
 * @throws ErreurMetier INTROUVABLE to anyone else
 */
export function getSuiviDesStages(ctx: ContextePersonne, adresse: URLSearchParams) {
  if (!ctx.acteur.roles.includes('coordination')) throw introuvable();
  const entiere = A_SUIVRE.find((cle) => cle === adresse.get('tout'));
  if (entiere) {
    const partie = listASuivre(ctx, entiere, { page: pageDemandee(adresse), parPage: STAGES_PAR_PAGE });
    return { entiere, parties: [partie], resume: [] };
  }
  const parties = A_SUIVRE.map((cle) => listASuivre(ctx, cle, { page: 1, parPage: LIGNES_MONTREES })).filter(
    ({ total }) => total > 0,
  );
  return {
    entiere: null,
    parties,
    resume: parties.map(({ cle, total }) => ({ cle, libelle: accorder(total, ...MOTS_A_SUIVRE[cle]) })),
  };
}
