import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { Prise } from '#app/commun/prise.ts';
import { getFichier } from '#app/reseau/fichiers/fichiers.server.ts';

/**
 * A file of any room, if the right that the room gives to its object allows.
 * @throws ErreurMetier INTROUVABLE when unknown, not visible, or of a kind of object whose right no room gives
 */
export function lireFichier(
  ctx: ContextePersonne,
  prises: readonly Prise[],
  id: number | undefined,
  taille: 'grande' | 'petite',
) {
  const droits = new Map(
    prises.flatMap(({ domaine, fichiers = {} }) =>
      Object.entries(fichiers).map(([objet, voir]) => [`${domaine}/${objet}`, voir] as const),
    ),
  );
  const voir = (a: { domaine: string; objet: string; objetId: number }) =>
    droits.get(`${a.domaine}/${a.objet}`)?.(ctx, a.objetId) ?? false;
  return getFichier(ctx, voir, id, taille);
}
