import type { ContextePersonne } from '#app/commun/contexte.ts';
import type { ResultatsDeSalle } from '#app/commun/prise.ts';
import { listRetenues } from '#app/reseau/competences/competences.server.ts';
import { trouverTermes } from '#app/reseau/competences/mots.ts';
import { listStructures } from './liste-structures.server.ts';
import { listPersonnesTrouvees } from './personnes-trouvees.server.ts';
import { preparerRecherche } from './recherche.server.ts';

const PREMIERS = 5;
/** As many as the list of terms shows. */
const TERMES = 30;

/** What the directory and the vocabulary find for some words. */
export function resultatsDuReseau(ctx: ContextePersonne, q: string): ResultatsDeSalle[] {
  const recherche = preparerRecherche(ctx, q);
  const parametres = new URLSearchParams({ q });
  const trouves = trouverTermes(q, listRetenues(ctx), TERMES);
  const termes: ResultatsDeSalle = {
    ...{ cle: 'savoir-faire', salle: 'reseau', titre: 'Savoir-faire', total: trouves.length },
    premiers: trouves.slice(0, PREMIERS).map(({ terme, par }) => ({
      titre: terme.nom,
      detail: par ? `«\u00a0${par}\u00a0» en fait partie` : terme.definition,
      chemin: `/reseau/competences/${terme.slug}`,
    })),
    tout: `/reseau/competences?${parametres}`,
  };
  if (!recherche) return [termes].filter(({ total }) => total > 0);
  const { structures, total } = listStructures(ctx, { recherche, page: 1 });
  const gens = listPersonnesTrouvees(ctx, recherche, { parPage: PREMIERS });
  const groupes: ResultatsDeSalle[] = [
    termes,
    {
      ...{ cle: 'structures', salle: 'reseau', titre: 'Structures', total },
      premiers: structures.slice(0, PREMIERS).map(({ id, nom, type, commune }) => ({
        titre: nom,
        detail: [type, commune].filter(Boolean).join(', '),
        chemin: `/reseau/structures/${id}`,
      })),
      tout: `/reseau?${parametres}`,
    },
    {
      ...{ cle: 'personnes', salle: 'reseau', titre: 'Personnes', total: gens.total, auMoins: gens.auMoins },
      premiers: gens.personnes.map(({ id, nom, places }) => ({
        titre: nom,
        detail: places.map(({ fonction, structure }) => `${fonction}, ${structure}`).join(' ; '),
        chemin: `/reseau/personnes/${id}`,
      })),
      tout: `/reseau?${new URLSearchParams({ q, quoi: 'personnes' })}`,
    },
  ];
  return groupes.filter((groupe) => groupe.total > 0);
}
