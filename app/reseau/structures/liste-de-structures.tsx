import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  structures: readonly { id: number; nom: string; type: string; commune: string; direction: string }[];
}

/** The directory's lines: a table on a desk, a card each on a phone. Plain links: there are fifty of them. */
export function ListeDeStructures({ structures }: Props) {
  return (
    <Tableau
      legende="Structures du réseau, par ordre alphabétique"
      cacheLegende
      colonnes={[{ titre: 'Structure' }, { titre: 'Genre' }, { titre: 'Commune' }, { titre: 'Direction' }]}
      lignes={structures.map(({ id, nom, type, commune, direction }) => ({
        cle: id,
        cellules: [
          <a key="nom" href={`/reseau/structures/${id}`}>
            {nom}
          </a>,
          type,
          commune,
          direction,
        ],
      }))}
    />
  );
}
