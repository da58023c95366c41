interface Props {
  etats: readonly { libelle: string; chemin: string; ici: boolean; combien: number }[];
}

/** The states, with how many each holds. */
export function FiltresDAppuis({ etats }: Props) {
  return (
    <nav aria-label="Choisir les appuis techniques à voir">
      <ul className="rangee">
        {etats.map(({ libelle, chemin, ici, combien }) => (
          <li key={libelle}>
            <a className="jeton-filtre jeton-filtre--choix" href={chemin} aria-current={ici ? 'true' : undefined}>
              {libelle} <span className="cache">: </span>
              {combien}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
