import { leNom } from '#app/commun/francais.ts';
import { majuscule } from '#app/commun/texte.ts';
import { malleEnTitre } from '#app/malles/catalogue/noms.ts';
import { Lien } from '#app/ui/lien.tsx';
import { adresseDesPrets, type CoteDesPrets } from './filtres.ts';
import type { PretListe } from './liste.server.ts';
import { PuceDePret } from './puce-de-pret.tsx';

/** Loans, each with its malle, its dates and where it stands. */
export function ListeDePrets({ lignes, cote }: { lignes: readonly PretListe[]; cote: CoteDesPrets }) {
  return (
    <ul className="annonces">
      {lignes.map(({ id, malle, statut, etat, retard, quand, pour, chez }) => (
        <li key={id}>
          <div className="feuille resultat">
            <div>
              <h3 className="liste__titre">
                <Lien href={`/reservations/${id}`}>{malleEnTitre(malle)}</Lien>
              </h3>
              <p>{majuscule(quand)}</p>
            </div>
            <div className="resultat__pied">
              <PuceDePret statut={statut} etat={etat} retard={retard} />
              <span>{cote === 'emprunts' ? `Gardée par ${leNom(chez)}` : `Pour ${leNom(pour)}`}</span>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

interface PropsDeCotes {
  cotes: readonly { cle: CoteDesPrets; combien: number; ici: boolean }[];
}

const LIBELLE: Record<CoteDesPrets, string> = { emprunts: 'Nous empruntons', malles: 'Nous prêtons' };

/** Which side of the loans one looks at. */
export function CotesDesPrets({ cotes }: PropsDeCotes) {
  return (
    <nav className="vues" aria-label="Les prêts">
      <ul>
        {cotes.map(({ cle, ici }) => (
          <li key={cle}>
            <a href={adresseDesPrets({ cote: cle })} aria-current={ici ? 'page' : undefined}>
              {LIBELLE[cle]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
