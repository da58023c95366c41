import { NombreOuvert } from '#app/ui/nombre-ouvert.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import { adresseDesAnnonces, type TermeCompte } from './ecarts.ts';

const PARTS = ['Besoins', 'Offres'];

/** A bar a term, what is wanted then what is offered. The table that follows says the same in figures. */
export function BarresDesTermes({ termes }: { termes: readonly TermeCompte[] }) {
  const plus = Math.max(1, ...termes.map(({ besoins, offres }) => besoins + offres));
  return (
    <div className="barres barres--termes" aria-hidden="true">
      <ul className="barres__legende">
        {PARTS.map((part, rang) => (
          <li key={part}>
            <svg viewBox="0 0 10 10" role="presentation">
              <rect width="10" height="10" className={`barres__part barres__part--${rang * 2}`} />
            </svg>
            {part}
          </li>
        ))}
      </ul>
      <ol className="barres__annees">
        {termes.map(({ id, nom, besoins, offres }) => (
          <li key={id} className="barres__annee">
            <span className="barres__nom">{nom}</span>
            <svg viewBox={`0 0 ${plus} 1`} preserveAspectRatio="none" role="presentation">
              <rect className="barres__part barres__part--0" width={besoins} height={1} />
              <rect className="barres__part barres__part--2" x={besoins} width={offres} height={1} />
            </svg>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The figures of some terms; each opens the annonces that it counts. */
export function TableauDesTermes({ legende, termes }: { legende: string; termes: readonly TermeCompte[] }) {
  return (
    <Tableau
      legende={legende}
      cacheLegende
      colonnes={[
        { titre: 'Savoir-faire' },
        ...['Besoins', 'Offres', 'Satisfaits', 'Savent faire'].map((titre) => ({ titre, nombre: true })),
      ]}
      lignes={termes.map(({ id, nom, slug, besoins, offres, satisfaits, connus }) => ({
        cle: id,
        cellules: [
          nom,
          <NombreOuvert key="besoins" n={besoins} chemin={adresseDesAnnonces(slug, 'besoin')} quoi={`besoins, ${nom}`} />,
          <NombreOuvert key="offres" n={offres} chemin={adresseDesAnnonces(slug, 'offre')} quoi={`offres, ${nom}`} />,
          <NombreOuvert
            key="satisfaits"
            n={satisfaits}
            chemin={adresseDesAnnonces(slug, 'satisfaite')}
            quoi={`annonces satisfaites, ${nom}`}
          />,
          <NombreOuvert key="connus" n={connus} chemin={`/reseau/competences/${slug}`} quoi={`le savent, ${nom}`} />,
        ],
      }))}
    />
  );
}
