import { BarresParAnnee } from '#app/ui/barres-par-annee.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { NombreOuvert } from '#app/ui/nombre-ouvert.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { PageDeChiffres } from './page-de-chiffres.server.ts';

/** Why stages did not take place: a reason a line, its figures leading to their rows. */
export function RaisonsComptees({ annee, colonnes, lignes, total }: PageDeChiffres['raisons'] & { annee: string }) {
  if (lignes.length === 0) return <p className="mesure doux">{`Rien n’a été refusé, annulé ni écourté en ${annee}.`}</p>;
  const ligne = (cle: string, libelle: string, cases: typeof total) => ({
    cle,
    cellules: [
      libelle,
      ...cases.map(({ n, chemin }, rang) => (
        <NombreOuvert key={colonnes[rang]} n={n} chemin={chemin} quoi={`${colonnes[rang]}, ${libelle.toLocaleLowerCase('fr')}`} />
      )),
    ],
  });
  return (
    <Tableau
      legende={`Raisons données en ${annee}`}
      cacheLegende
      colonnes={[{ titre: 'Raison' }, ...colonnes.map((titre) => ({ titre, nombre: true }))]}
      lignes={[
        ...lignes.map(({ cle, libelle, cases }) => ligne(cle, libelle, cases)),
        ...(lignes.length > 1 ? [ligne('total', 'Ensemble', total)] : []),
      ]}
    />
  );
}

const COLONNES = ['Stages', 'Jours', 'Personnes', 'Accueillent', 'Envoient', 'Sans suite'];

/** Year after year: a picture of the days, and the same in figures. */
export function AnneesDeStages({ annees }: Pick<PageDeChiffres, 'annees'>) {
  return (
    <div className="pile">
      {annees.length > 1 && (
        <Feuille>
          <BarresParAnnee
            parts={['Jours dans une autre équipe']}
            annees={annees.toReversed().map(({ annee, avenir, jours }) => ({ annee, avenir, parts: [jours] }))}
          />
        </Feuille>
      )}
      <Tableau
        legende="Les stages de chaque année"
        cacheLegende
        colonnes={[{ titre: 'Année' }, ...COLONNES.map((titre) => ({ titre, nombre: true }))]}
        lignes={annees.map(({ annee, avenir, cases }) => ({
          cle: annee,
          cellules: [
            <a key="annee" href={`/stages/chiffres?annee=${annee}`}>
              {annee}
              {avenir && <span className="petit doux"> à venir</span>}
            </a>,
            ...cases.map((une, rang) => <NombreOuvert key={COLONNES[rang]} {...une} quoi={`${COLONNES[rang]}, ${annee}`} />),
          ],
        }))}
      />
      <p className="petit doux mesure">
        «&nbsp;Accueillent&nbsp;» et «&nbsp;envoient&nbsp;» comptent les structures. «&nbsp;Sans suite&nbsp;» réunit les stages
        refusés, annulés, restés sans réponse et ceux qui n’ont pas eu lieu.
      </p>
    </div>
  );
}
