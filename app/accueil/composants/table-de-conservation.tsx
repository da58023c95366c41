import type { Conservation } from '#app/commun/prise.ts';
import { Tableau } from '#app/ui/tableau.tsx';

/** Each kind of data, why it is held, how long, and what erases it. */
export function TableDeConservation({ conservation }: { conservation: readonly Conservation[] }) {
  return (
    <Tableau
      legende="Ce qui est gardé, et combien de temps"
      cacheLegende
      reguliere
      colonnes={[{ titre: 'Quoi' }, { titre: 'Pourquoi' }, { titre: 'Combien de temps' }, { titre: 'Ce qui l’efface' }]}
      lignes={conservation.map(({ quoi, pourquoi, duree, comment }) => ({
        cle: quoi,
        cellules: [quoi, pourquoi, duree, comment],
      }))}
    />
  );
}
