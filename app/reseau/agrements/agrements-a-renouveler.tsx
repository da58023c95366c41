import { Section } from '#app/ui/page.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

interface Props {
  aRenouveler: {
    total: number;
    lignes: readonly {
      cle: number;
      structure: string;
      chemin: string;
      agrement: string;
      jusquau: string;
      quand: string;
      fini: boolean;
    }[];
  };
  manquants: { total: number; lignes: readonly { cle: string; structure: string; chemin: string; phrase: string }[] };
}

/** What is to be renewed or completed in the network, for those who follow it. */
export function AgrementsARenouveler({ aRenouveler, manquants }: Props) {
  return (
    <>
      {aRenouveler.total > 0 && (
        <Section titre={`À renouveler : ${aRenouveler.total}`} id="a-renouveler">
          <Tableau
            legende="Agréments qui finissent, et agréments finis sans suite"
            cacheLegende
            colonnes={[{ titre: 'Structure' }, { titre: 'Agrément' }, { titre: 'Jusqu’au' }, { titre: 'Où cela en est' }]}
            lignes={aRenouveler.lignes.map(({ cle, structure, chemin, agrement, jusquau, quand, fini }) => ({
              cle,
              cellules: [
                <a key="structure" href={chemin}>
                  {structure}
                </a>,
                ...[agrement, jusquau],
                <Puce key="quand" ton={fini ? 'erreur' : quand.startsWith('Renouvellement') ? 'neutre' : 'attention'}>
                  {quand}
                </Puce>,
              ],
            }))}
          />
          {aRenouveler.total > aRenouveler.lignes.length && (
            <p className="petit doux">{`Les ${aRenouveler.lignes.length} premiers sont montrés.`}</p>
          )}
        </Section>
      )}
      {manquants.total > 0 && (
        <Section titre={`Ce qui manque d’après les règles : ${manquants.total}`} id="manquants">
          <Tableau
            legende="Structures à qui il manque un agrément"
            cacheLegende
            colonnes={[{ titre: 'Structure' }, { titre: 'Il manque' }]}
            lignes={manquants.lignes.map(({ cle, structure, chemin, phrase }) => ({
              cle,
              cellules: [
                <a key="structure" href={chemin}>
                  {structure}
                </a>,
                phrase,
              ],
            }))}
          />
        </Section>
      )}
    </>
  );
}
