import { accorder } from '#app/commun/texte.ts';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  file: {
    total: number;
    lignes: readonly { id: number; structure: string; dates: string; depuis: string; etat: string }[] | null;
  };
}

/** Who waits for a malle: names and dates for who keeps it, a number for the others. */
export function FileDAttente({ file: { total, lignes } }: Props) {
  if (total === 0) return <p className="petit doux">Personne n’attend cette malle.</p>;
  if (lignes === null) {
    return <p>{`${accorder(total, 'structure attend', 'structures attendent')} cette malle, à des dates déjà prises.`}</p>;
  }
  return (
    <div className="pile pile--serree">
      <Tableau
        legende="Liste d’attente de la malle"
        cacheLegende
        colonnes={[{ titre: 'Structure' }, { titre: 'Dates' }, { titre: 'Depuis le' }, { titre: 'État' }]}
        lignes={lignes.map(({ id, structure, dates, depuis, etat }) => ({ cle: id, cellules: [structure, dates, depuis, etat] }))}
      />
      {total > lignes.length && <p className="petit doux">{`Et ${accorder(total - lignes.length, 'autre')} ensuite.`}</p>}
    </div>
  );
}
