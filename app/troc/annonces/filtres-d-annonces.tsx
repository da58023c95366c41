import type { ChoixDeFiltre } from './filtres.ts';

interface Props {
  choix: readonly { titre: string; choix: readonly ChoixDeFiltre[] }[];
  etats: readonly (ChoixDeFiltre & { combien: number })[];
  /** Something is narrowed: the choices are open. */
  ouvert: boolean;
}

/** The states first, with how many each holds; what narrows further is one touch behind. */
export function FiltresDAnnonces({ choix, etats, ouvert }: Props) {
  return (
    <nav aria-label="Choisir les annonces à voir" className="pile pile--serree">
      <Rangee choix={etats} />
      <details className="repli" open={ouvert}>
        <summary>Affiner</summary>
        <div className="repli__contenu pile pile--serree">
          {choix.map(({ titre, choix: siens }) => (
            <div key={titre}>
              <p className="petit doux">{titre}</p>
              <Rangee choix={siens} />
            </div>
          ))}
        </div>
      </details>
    </nav>
  );
}

function Rangee({ choix }: { choix: readonly (ChoixDeFiltre & { combien?: number })[] }) {
  return (
    <ul className="rangee">
      {choix.map(({ libelle, chemin, ici, combien }) => (
        <li key={libelle}>
          <a className="jeton-filtre jeton-filtre--choix" href={chemin} aria-current={ici ? 'true' : undefined}>
            {libelle}
            {combien !== undefined && (
              <>
                {' '}
                <span className="cache">: </span>
                {combien}
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
