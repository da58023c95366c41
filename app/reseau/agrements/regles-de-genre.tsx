import { LienBouton } from '#app/ui/bouton.tsx';
import { Puce } from '#app/ui/puce.tsx';
import { Quantieme } from '#app/ui/quantieme.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { RegleEnMots } from './regles-d-agrement.tsx';

const ETAT = {
  present: <Puce ton="succes">En vigueur</Puce>,
  a_venir: <Puce ton="info">À venir</Puce>,
  passe: <Puce>Remplacée</Puce>,
} as const;

/** The rules of one kind, each with its way to be corrected. */
export function ReglesDeGenre({ regles, chemin }: { regles: readonly RegleEnMots[]; chemin: string }) {
  if (regles.length === 0) return <p className="mesure doux">Aucune règle n’est notée pour ce genre.</p>;
  return (
    <Tableau
      legende="Les règles de ce genre"
      cacheLegende
      colonnes={[
        { titre: 'À partir du' },
        { titre: 'Durée' },
        { titre: 'Il faut aussi' },
        { titre: 'Source' },
        { titre: 'Gestes', cache: true },
      ]}
      lignes={regles.map(({ id, depuis, etat, duree, exige, niveau, source }) => ({
        cle: id,
        cellules: [
          <span key="depuis">
            <Quantieme texte={depuis} />
            <br />
            {ETAT[etat]}
          </span>,
          duree,
          [exige, niveau].filter(Boolean).join('. '),
          source,
          <span key="gestes" className="actions">
            <LienBouton href={`${chemin}?regle=${id}#regle`} genre="lien">
              Corriger<span className="cache">{` la règle du ${depuis}`}</span>
            </LienBouton>
            <LienBouton href={`${chemin}?retirer_regle=${id}`} genre="lien-danger">
              Retirer<span className="cache">{` la règle du ${depuis}`}</span>
            </LienBouton>
          </span>,
        ],
      }))}
    />
  );
}
