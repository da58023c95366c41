import { Tableau } from '#app/ui/tableau.tsx';
import type { Participante } from './feuille-de-presence.tsx';
import { LIBELLE_ETAT_PRESENCE } from './presences.ts';

/** Who was there, once it changes no more. */
export const PresenceLue = ({ libelle, participantes }: { libelle: string; participantes: readonly Participante[] }) => (
  <Tableau
    legende={`Qui était là, ${libelle}`}
    cacheLegende
    colonnes={[{ titre: 'Personne' }, { titre: 'Structure' }, { titre: 'Ce jour-là' }]}
    lignes={participantes.map(({ id, nom, structure, etat }) => ({
      cle: id,
      cellules: [nom, structure, etat ? LIBELLE_ETAT_PRESENCE[etat] : 'Pas notée'],
    }))}
  />
);
