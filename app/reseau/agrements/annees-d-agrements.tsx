import { BarresParAnnee } from '#app/ui/barres-par-annee.tsx';
import { Feuille, Repli } from '#app/ui/feuille.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { Histoire } from './histoire.server.ts';

/** The first three counts say what a structure is: a structure is one of them, and a bar adds them. */
const PARTS = 3;
/** Years whose figures are open; the earlier ones unfold. */
const RECENTES = 8;

/** What the network was on the last day of each year: a picture, then the figures, each leading to its structures. */
export function AnneesDAgrements({ comptes, annees }: Pick<Histoire, 'comptes' | 'annees'>) {
  const sigles = comptes.filter(({ titre, enClair }, rang) => rang >= PARTS && titre !== enClair);
  return (
    <div className="pile">
      <Feuille>
        <BarresParAnnee
          parts={comptes.slice(0, PARTS).map(({ titre }) => titre)}
          annees={annees.map(({ annee, avenir, chiffres }) => ({
            ...{ annee, avenir },
            parts: chiffres.slice(0, PARTS).map(({ combien }) => combien),
          }))}
        />
      </Feuille>
      <Annees legende="Au 31 décembre de chaque année" {...{ comptes, annees: annees.slice(-RECENTES) }} />
      {annees.length > RECENTES && (
        <Repli titre={`De ${annees[0]?.annee} à ${annees.at(-RECENTES - 1)?.annee}`}>
          <Annees legende="Au 31 décembre, plus tôt" {...{ comptes, annees: annees.slice(0, -RECENTES) }} />
        </Repli>
      )}
      {sigles.length > 0 && (
        <p className="petit doux mesure">
          {sigles.map(({ titre, enClair }) => `${titre} : ${enClair.toLocaleLowerCase('fr')}`).join(' ; ')}.
        </p>
      )}
    </div>
  );
}

function Annees({ legende, comptes, annees }: Pick<Histoire, 'comptes' | 'annees'> & { legende: string }) {
  return (
    <Tableau
      legende={legende}
      colonnes={[{ titre: 'Année' }, ...comptes.map(({ titre }) => ({ titre, nombre: true }))]}
      lignes={annees.map(({ annee, au, avenir, chiffres }) => ({
        cle: annee,
        cellules: [
          <span key="annee">
            {annee}
            {avenir && <span className="petit doux"> à venir</span>}
          </span>,
          ...chiffres.map(({ cle, combien }, rang) =>
            combien === 0 ? (
              <span key={cle} className="zero">
                0
              </span>
            ) : (
              <a key={cle} href={`/reseau/agrements?genre=${cle}&au=${au}#structures`}>
                {combien}
                <span className="cache">{` : ${comptes[rang]?.enClair} au 31 décembre ${annee}`}</span>
              </a>
            ),
          ),
        ],
      }))}
    />
  );
}
