import { Tableau } from '#app/ui/tableau.tsx';
import type { PlanLu } from './plan-de-structure.server.ts';

/** Who follows what, person by person. */
export const QuiSuitQuoi = ({ annee, lignes }: Pick<PlanLu, 'annee' | 'lignes'>) => (
  <Tableau
    legende={`Qui suit quoi en ${annee}`}
    cacheLegende
    colonnes={[{ titre: 'Personne' }, { titre: 'Formation' }, { titre: 'Quand' }, { titre: 'État' }, { titre: 'Durée suivie' }]}
    lignes={lignes.map(({ id, qui, formation, quand, etat, duree }) => ({
      cle: id,
      cellules: [
        qui,
        <a key="formation" href={`/formations/${formation.id}`}>
          {formation.titre}
        </a>,
        quand,
        <a key="etat" href={`/formations/inscriptions/${id}`}>
          {etat}
          <span className="cache">{`, ${qui}`}</span>
        </a>,
        duree,
      ],
    }))}
  />
);

/** What the structure pays: once a formation, however many come. */
export const CoutDuPlan = ({ annee, formations }: Pick<PlanLu, 'annee' | 'formations'>) => (
  <Tableau
    legende={`Ce que les formations de ${annee} coûtent à la structure`}
    cacheLegende
    colonnes={[
      { titre: 'Formation' },
      { titre: 'Quand' },
      { titre: 'Personnes', nombre: true },
      { titre: 'Heures suivies', nombre: true },
      { titre: 'Coût', nombre: true },
    ]}
    lignes={formations.map(({ id, titre, quand, personnes, heures, cout }) => ({
      cle: id,
      cellules: [titre, quand, String(personnes), heures, cout],
    }))}
  />
);
