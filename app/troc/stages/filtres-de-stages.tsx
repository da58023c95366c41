interface Props {
  filtres: readonly { valeur: string; libelle: string; combien: number; chemin: string }[];
  filtre: string;
}

/** The filters that would show something; nothing when there is little to sort. */
export function FiltresDeStages({ filtres, filtre }: Props) {
  if (filtres.length === 0) return null;
  return (
    <nav aria-label="Choisir les stages à voir">
      <ul className="rangee">
        {filtres.map(({ valeur, libelle, combien, chemin }) => (
          <li key={valeur}>
            <a className="jeton-filtre jeton-filtre--choix" href={chemin} aria-current={valeur === filtre ? 'true' : undefined}>
              {libelle}&nbsp;<span className="cache">: </span>
              {combien}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
