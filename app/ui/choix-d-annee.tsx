/** The years that have something to count, each a link; nothing when there is no choice. */
export const ChoixDAnnee = ({ choix }: { choix: readonly { annee: string; choisie: boolean; chemin: string }[] }) =>
  choix.length > 1 && (
    <nav aria-label="Choisir l’année">
      <ul className="rangee">
        {choix.map(({ annee, choisie, chemin }) => (
          <li key={annee}>
            <a className="jeton-filtre jeton-filtre--choix" href={chemin} aria-current={choisie ? 'true' : undefined}>
              {annee}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
