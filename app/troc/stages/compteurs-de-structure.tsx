import { Tableau } from '#app/ui/tableau.tsx';

interface Compteur {
  jours: string;
  nombre: number;
  chemin: string;
}

interface Props {
  compteurs: { donnes: Compteur; recus: Compteur; annees: { annee: string; donnes: Compteur; recus: Compteur }[] };
}

/** Two counters side by side, never one less the other; each figure opens its rows. */
export function CompteursDeStructure({ compteurs: { donnes, recus, annees } }: Props) {
  return (
    <div className="pile">
      <ul className="grille grille--2">
        <Chiffre compteur={donnes} quoi="donnés" detail="passés chez vous par des collègues d’ailleurs" />
        <Chiffre compteur={recus} quoi="reçus" detail="passés ailleurs par des collègues de votre équipe" />
      </ul>
      {annees.length > 1 && (
        <Tableau
          legende="Année par année, en jours"
          colonnes={[{ titre: 'Année' }, { titre: 'Jours donnés', nombre: true }, { titre: 'Jours reçus', nombre: true }]}
          lignes={annees.map(({ annee, ...deux }) => ({
            cle: annee,
            cellules: [
              annee,
              <Nombre key="donnes" compteur={deux.donnes} quoi={`donnés en ${annee}`} />,
              <Nombre key="recus" compteur={deux.recus} quoi={`reçus en ${annee}`} />,
            ],
          }))}
        />
      )}
      <p className="petit doux mesure">
        Un jour compte quand le stage a eu lieu, dans l’année de son premier jour ; une demi-journée compte 0,5. Deux personnes
        pendant un jour, c’est deux jours. Personne ne doit rien à personne.
      </p>
    </div>
  );
}

const mot = ({ nombre }: Compteur) => (nombre >= 2 ? 'jours' : 'jour');
// One says « un jour donné », « zéro jour donné ».
const accord = ({ nombre }: Compteur, quoi: string) => (nombre >= 2 ? quoi : quoi.replace(/s(?= |$)/, ''));

function Chiffre({ compteur, quoi, detail }: { compteur: Compteur; quoi: string; detail: string }) {
  return (
    <li className="chiffre">
      <span className="chiffre__valeur">
        {compteur.nombre === 0 ? (
          '0'
        ) : (
          <a href={compteur.chemin}>
            {compteur.jours}
            <span className="cache">{` ${mot(compteur)} ${accord(compteur, quoi)}, voir les stages`}</span>
          </a>
        )}
      </span>
      <span className="chiffre__quoi">{`${mot(compteur)} ${accord(compteur, quoi)}`}</span>
      <span className="petit doux">{detail}</span>
    </li>
  );
}

function Nombre({ compteur, quoi }: { compteur: Compteur; quoi: string }) {
  if (compteur.nombre === 0) return <span className="zero">0</span>;
  return (
    <a href={compteur.chemin}>
      {compteur.jours}
      <span className="cache">{` ${mot(compteur)} ${accord(compteur, quoi)}`}</span>
    </a>
  );
}
