import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  structures: readonly { id: number; nom: string; type: string; commune: string; direction: string; distance: string }[];
  /** Beside the map there is room for two columns. */
  etroite?: boolean | undefined;
}

/** The directory's lines: a table on a desk, a card each on a phone. Plain links: there are fifty of them. */
export function ListeDeStructures({ structures, etroite }: Props) {
  const loin = structures.some(({ distance }) => distance !== '');
  return (
    <Tableau
      legende={
        loin ? 'Structures du réseau, de la plus proche à la plus lointaine' : 'Structures du réseau, par ordre alphabétique'
      }
      cacheLegende
      colonnes={[
        { titre: 'Structure' },
        ...(etroite ? [] : [{ titre: 'Genre' }]),
        { titre: 'Commune' },
        ...(loin ? [{ titre: 'Distance' }] : []),
        ...(etroite ? [] : [{ titre: 'Direction' }]),
      ]}
      lignes={structures.map(({ id, nom, type, commune, direction, distance }) => ({
        cle: id,
        cellules: [
          <a key="nom" href={`/reseau/structures/${id}`}>
            {nom}
          </a>,
          ...(etroite ? [] : [type]),
          commune,
          ...(loin ? [distance] : []),
          ...(etroite ? [] : [direction]),
        ],
      }))}
    />
  );
}
