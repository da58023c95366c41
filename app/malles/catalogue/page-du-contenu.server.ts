import type { ContextePersonne } from '#app/commun/contexte.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { eurosATaper, libelleEuros } from '#app/commun/euros.ts';
import { getMalleAModifier } from './contenu.server.ts';
import type { ObjetAModifier } from './formulaire-d-objet.tsx';
import { empreinteDObjet, objetsDes } from './objets.server.ts';
import { photosDesObjets } from './photos.server.ts';

/**
 * What is in a malle, to be changed.
 * @param demande the object whose form is asked for; null for the list
 * @throws ErreurMetier INTROUVABLE, also for an object of another malle; INTERDIT
 */
export function getPageDuContenu(ctx: ContextePersonne, slug: string | undefined, demande: number | undefined | null) {
  const { ligne } = getMalleAModifier(ctx, slug);
  const objets = objetsDes(ctx, [ligne.id]);
  const photos = photosDesObjets(
    ctx,
    objets.map(({ id }) => id),
  );
  const voulu = demande === null ? undefined : objets.find(({ id }) => id === demande);
  if (demande !== null && !voulu) throw introuvable();
  const aModifier: ObjetAModifier | null = voulu
    ? {
        ...{ id: voulu.id, nom: voulu.nom, nombre: String(voulu.nombre), consommable: voulu.consommable },
        valeur: eurosATaper(voulu.valeur),
        ...{ aSavoir: voulu.aSavoir ?? '', photo: photos.get(voulu.id) ?? null, vu: empreinteDObjet(voulu) },
      }
    : null;
  return {
    ...{ slug: ligne.slug, nom: ligne.nom, aModifier },
    lignes: objets.map(({ id, nom, nombre, aSavoir, consommable, valeur }, rang) => ({
      ...{ id, nom, nombre, photo: photos.get(id) ?? null },
      ...{ premier: rang === 0, dernier: rang === objets.length - 1 },
      aSavoir: [aSavoir, consommable && 'se consomme', valeur !== null && `${libelleEuros(valeur)} pièce`]
        .filter(Boolean)
        .join(', '),
    })),
  };
}
