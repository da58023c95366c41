interface Props {
  /** What one chooses, for whoever hears the page. */
  libelle: string;
  choix: readonly { libelle: string; chemin: string; ici: boolean; combien: number }[];
}

/** Some states or times of a list, each with how many it holds: links, one of which is where one stands. */
export const FiltreCompte = ({ libelle, choix }: Props) => (
  <nav aria-label={libelle}>
    <ul className="rangee">
      {choix.map((un) => (
        <li key={un.libelle}>
          <a className="jeton-filtre jeton-filtre--choix" href={un.chemin} aria-current={un.ici ? 'true' : undefined}>
            {un.libelle} <span className="cache">: </span>
            {un.combien}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
