interface Props {
  large: 3 | 4;
  /** What one sees behind a figure: « les stages ». */
  lignes: string;
  chiffres: readonly { valeur: string; quoi: string; detail: string; chemin?: string | undefined }[];
}

/** Figures in large; each leads to the rows that it counts. */
export function ChiffresOuverts({ large, lignes, chiffres }: Props) {
  return (
    <ul className={`grille grille--${large}`}>
      {chiffres.map(({ valeur, quoi, detail, chemin }) => (
        <li className="chiffre" key={quoi}>
          <span className="chiffre__valeur">
            {chemin && valeur !== '0' ? (
              <a href={chemin}>
                {valeur}
                <span className="cache">{` ${quoi}, voir ${lignes}`}</span>
              </a>
            ) : (
              valeur
            )}
          </span>
          <span className="chiffre__quoi">{quoi}</span>
          {detail && <span className="petit doux">{detail}</span>}
        </li>
      ))}
    </ul>
  );
}
