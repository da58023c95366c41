import { Icone } from '#app/ui/icone.tsx';
import { Puce, type TonDePuce } from '#app/ui/puce.tsx';
import type { Raison } from './raisons.ts';

interface Resultat {
  id: number;
  numero: number;
  genre: string;
  titre: string;
  structure: string;
  commune: string | null;
  distance: string;
  raisons: readonly Raison[];
  fraicheur: { ton: TonDePuce; texte: string };
  dort: boolean;
}

/** What was found: what it is, how far, why it is there, how fresh. */
export function ListeDeResultats({ lignes, debut }: { lignes: readonly Resultat[]; debut: number }) {
  return (
    <ol className="resultats" start={debut}>
      {lignes.map((ligne) => (
        <UnResultat key={ligne.id} {...ligne} />
      ))}
    </ol>
  );
}

function UnResultat({ id, numero, genre, titre, structure, commune, distance, raisons, fraicheur, dort }: Resultat) {
  return (
    <li id={`annonce-${id}`} className={dort ? 'feuille resultat resultat--endormie' : 'feuille resultat'}>
      <div className="resultat__tete">
        <div>
          <p className="petit doux">{genre}</p>
          <h3>
            <a href={`/troc/annonces/${id}`}>
              {numero}. {titre}
            </a>
          </h3>
          <p>{[structure, commune].filter(Boolean).join(', ')}</p>
        </div>
        {distance && <p className="resultat__distance">{distance}</p>}
      </div>
      {raisons.length > 0 && (
        <ul className="raisons" aria-label="Pourquoi ce résultat">
          {raisons.map(({ morceaux, reserve }) => (
            <li key={morceaux.map(({ texte }) => texte).join('')} className={reserve && 'reserve'}>
              <span>
                {morceaux.map(({ texte, marque }, rang) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence, never moved
                  marque ? <mark key={rang}>{texte}</mark> : <span key={rang}>{texte}</span>,
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="resultat__pied">
        <Puce ton={fraicheur.ton}>{fraicheur.texte}</Puce>
        <a className="lien-action" href={`/troc/annonces/${id}`}>
          Voir l’annonce
          <span className="cache">
            {'\u00a0'}: {titre}
          </span>
          <Icone nom="fleche" />
        </a>
      </div>
    </li>
  );
}
