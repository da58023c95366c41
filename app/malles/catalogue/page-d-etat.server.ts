import type { ContextePersonne } from '#app/commun/contexte.ts';
import { jourCivil, libellePeriode } from '#app/commun/periode.ts';
import { majuscule } from '#app/commun/texte.ts';
import { getMalleAModifier } from './contenu.server.ts';
import { pretsTouches } from './etat.server.ts';
import { pretsAVenir } from './prets-a-venir.server.ts';

/**
 * The state of a malle, to be changed, and the loans that begin while it is out of service.
 * @throws ErreurMetier INTROUVABLE, INTERDIT
 */
export function getPageDEtat(ctx: ContextePersonne, slug: string | undefined) {
  const { ligne } = getMalleAModifier(ctx, slug);
  const prets = pretsAVenir(ctx, ligne.id).filter(({ statut }) => statut !== 'en_pret');
  const touches = new Set(pretsTouches(prets, ligne).map(({ id }) => id));
  return {
    ...{ slug: ligne.slug, nom: ligne.nom, version: ligne.version, aujourdhui: jourCivil(ctx.maintenant, ctx.fuseau) },
    ...{ etat: ligne.etat, motif: ligne.etatMotif ?? '', jusquAu: ligne.etatJusquAu ?? '' },
    prets: prets.map(({ id, du, au, structure, statut }) => ({
      ...{
        id,
        structure,
        dates: majuscule(libellePeriode({ du, au })),
        demandee: statut === 'demandee',
        touche: touches.has(id),
      },
    })),
  };
}
