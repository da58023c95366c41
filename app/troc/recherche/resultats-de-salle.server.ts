import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { ResultatsDeSalle } from '#app/commun/prise.ts';
import { monBourg } from '#app/reseau/recherche/annuaire.server.ts';
import { libelleDistance } from '#app/reseau/territoire/distances.ts';
import { LIBELLE_TYPE_ANNONCE } from '#app/troc/annonces/annonces.ts';
import { listExperiences } from '#app/troc/experiences/liste.server.ts';
import { ouvreLeTroc } from '#app/troc/stages/listes.server.ts';
import { lireRecherche, listTrouvees } from './chercher.server.ts';
import { adresseDeRecherche, lireFiltresDuTroc } from './filtres.ts';

const PREMIERS = 5;

/** What the troc finds for some words: offers and besoins alike, then the published stories. A partenaire finds nothing. */
export function resultatsDuTroc(ctx: ContextePersonne, q: string): ResultatsDeSalle[] {
  if (!ouvreLeTroc(ctx.acteur)) return [];
  return [annoncesTrouvees(ctx, q), experiencesTrouvees(ctx, q)].filter(({ total }) => total > 0);
}

function annoncesTrouvees(ctx: ContextePersonne, q: string): ResultatsDeSalle {
  const filtres = lireFiltresDuTroc(new URLSearchParams({ q, type: 'tout' }));
  const { lignes, comptes, distances } = listTrouvees(ctx, lireRecherche(ctx, filtres.q), filtres, {
    depuis: monBourg(ctx)?.code ?? null,
    parPage: PREMIERS,
  });
  return {
    ...{ cle: 'annonces', salle: 'troc', titre: 'Annonces', total: comptes.total, tout: adresseDeRecherche(filtres) },
    premiers: lignes.map(({ id, type, titre, structure, communeCode }) => {
      const distance = communeCode === null ? undefined : distances.get(communeCode);
      const detail = [LIBELLE_TYPE_ANNONCE[type], structure, distance && libelleDistance(distance)].filter(Boolean).join(', ');
      return { titre, detail, chemin: `/troc/annonces/${id}` };
    }),
  };
}

function experiencesTrouvees(ctx: ContextePersonne, q: string): ResultatsDeSalle {
  const { lignes, total } = listExperiences(ctx, 1, q);
  return {
    ...{ cle: 'experiences', salle: 'troc', titre: 'Fiches d’expérience', total },
    premiers: lignes.slice(0, PREMIERS).map(({ id, titre, trajet }) => ({ titre, detail: trajet, chemin: `/experiences/${id}` })),
    tout: `/experiences?${new URLSearchParams({ q })}`,
  };
}
