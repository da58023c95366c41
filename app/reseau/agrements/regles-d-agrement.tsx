import { LienBouton } from '#app/ui/bouton.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Quantieme } from '#app/ui/quantieme.tsx';
import { Tableau } from '#app/ui/tableau.tsx';

export interface GenreEnMots {
  code: string;
  nom: string;
  sigle: string | null;
  nature: string;
  regles: readonly RegleEnMots[];
}
export interface RegleEnMots {
  id: number;
  depuis: string;
  etat: 'present' | 'a_venir' | 'passe';
  duree: string;
  decideur: string;
  exige: string;
  niveau: string;
  source: string;
}

interface Props {
  genres: readonly GenreEnMots[];
  /** For those who keep them. */
  peutTenir: boolean;
}

/** What the circulars say of each kind, today and later. */
export function ReglesDAgrement({ genres, peutTenir }: Props) {
  const sans = genres.filter(({ regles }) => regles.every(({ etat }) => etat === 'passe'));
  return (
    <div className="pile">
      <Tableau
        legende="Ce que disent les circulaires"
        cacheLegende
        colonnes={[
          { titre: 'Genre' },
          { titre: 'À partir du' },
          { titre: 'Durée' },
          { titre: 'Décide' },
          { titre: 'Ce qu’il faut aussi' },
          { titre: 'Source' },
        ]}
        lignes={genres.flatMap((genre) => {
          const siennes = genre.regles.filter(({ etat }) => etat !== 'passe');
          return siennes.map((regle, rang) => ({
            cle: `${genre.code}-${regle.id}`,
            cellules: [
              <span key="genre">
                {peutTenir && rang === 0 ? <a href={`/reseau/agrements/${genre.code}`}>{genre.nom}</a> : genre.nom}
                {genre.sigle && <span className="petit doux">{` (${genre.sigle})`}</span>}
              </span>,
              <span key="depuis">
                <Quantieme texte={regle.depuis} />
                {regle.etat === 'a_venir' && (
                  <>
                    <br />
                    <Puce ton="info">À venir</Puce>
                  </>
                )}
              </span>,
              ...[regle.duree, regle.decideur],
              <CeQuIlFaut key="aussi" {...regle} />,
              regle.source,
            ],
          }));
        })}
      />
      {sans.length > 0 && (
        <p className="mesure doux">
          {'Sans règle notée : '}
          {sans.map(({ code, nom }, rang) => (
            <span key={code}>
              {rang > 0 && ', '}
              {peutTenir ? <a href={`/reseau/agrements/${code}`}>{nom}</a> : nom}
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}

function CeQuIlFaut({ exige, niveau }: Pick<RegleEnMots, 'exige' | 'niveau'>) {
  if (!exige && !niveau) return null;
  return (
    <ul className="pile--serree">
      {exige && (
        <li>
          <strong>{exige}</strong>
        </li>
      )}
      {niveau && <li>{niveau}</li>}
    </ul>
  );
}

/** The way to a new kind, for those who keep them. */
export const NouveauGenre = () => (
  <LienBouton href="/reseau/agrements/nouveau" genre="lien" icone="ajouter">
    Ajouter un genre
  </LienBouton>
);
