import type { Contexte } from '#app/commun/contexte.ts';
import { peut } from '#app/commun/droits.ts';
import type { DossierDeFormation } from '#app/formations/programme/formations.server.ts';
import { DROITS_FORMATION, relationsALaFormation } from '#app/formations/programme/formations.ts';
import { getActeur } from '#app/reseau/acteurs.server.ts';

/** Whether whoever organises a formation still holds it: not once she has left the network, or is a partenaire. */
export function tientEncore(
  ctx: Contexte,
  { ligne, organisatrice }: Pick<DossierDeFormation, 'ligne' | 'organisatrice'>,
): boolean {
  const acteur = getActeur(ctx, organisatrice.id);
  return (
    acteur !== undefined && peut(DROITS_FORMATION, 'voirLesNoms', relationsALaFormation({ ...ligne, formatrices: [] }, acteur))
  );
}
