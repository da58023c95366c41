import type { ContextePersonne } from '#app/commun/contexte.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { getStructure } from '#app/reseau/structures/structures.server.ts';
import { adresseDeListe, lireChoix, SENS, type Sens } from './comptes.ts';
import { getCompteurs, listSesStructures } from './compteurs.server.ts';
import { listStages } from './listes.server.ts';

const LIBELLE_SENS: Record<Sens, string> = { donnes: 'Vous accueillez', recus: 'Vos collègues partent' };

/**
 * The stages of one structure, given and received: the first of the reader's unless the address names another.
 * @throws ErreurMetier INTROUVABLE for a structure that is not hers
 */
export function getStagesDeStructure(ctx: ContextePersonne, adresse: URLSearchParams) {
  const { acteur } = ctx;
  const { structure: demandee, sens } = lireChoix(adresse);
  const siennes = listSesStructures(ctx);
  const engagee = siennes.find(({ id }) => acteur.responsableDe.includes(id));
  const structureId = demandee ?? (engagee ?? siennes[0])?.id;
  const coordination = acteur.roles.includes('coordination');
  if (structureId === undefined) return { coordination, structure: null };
  const compteurs = getCompteurs(ctx, structureId);
  const { nom } = getStructure(ctx, structureId);
  const liste = listStages(ctx, { page: pageDemandee(adresse), choix: { structure: structureId, sens } });
  const voitTout = coordination || acteur.responsableDe.includes(structureId);
  return {
    coordination,
    structure: {
      ...{ id: structureId, nom, sens, liste, compteurs, voitTout },
      sienne: acteur.membreDe.includes(structureId),
      engage: acteur.responsableDe.includes(structureId),
      siennes:
        siennes.length > 1
          ? siennes.map(({ id, nom: libelle }) => ({
              libelle,
              chemin: adresseDeListe('/stages/structure', { structure: id }),
              choisie: id === structureId,
            }))
          : [],
      vues: [undefined, ...SENS].map((valeur) => ({
        libelle: valeur ? LIBELLE_SENS[valeur] : 'Tous',
        chemin: adresseDeListe('/stages/structure', { structure: demandee, sens: valeur }),
        choisie: valeur === sens,
      })),
      adresse: { structure: demandee, sens },
    },
  };
}
