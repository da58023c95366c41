interface Props {
  equipe: readonly {
    id: number;
    nom: string;
    initiales: string;
    libelle: string;
    courriel: string | null;
    telephone: string | null;
  }[];
  /** Where each person's line is corrected, for those who may. */
  corriger?: string | undefined;
}

const enLien = (telephone: string) => `tel:${telephone.replace(/\D/g, '')}`;

/** Too long for its column, an address is cut before its domain, never in a word. */
const Adresse = ({ courriel }: { courriel: string }) => {
  const arobase = courriel.lastIndexOf('@');
  return (
    <>
      {courriel.slice(0, arobase)}
      <wbr />
      {courriel.slice(arobase)}
    </>
  );
};

/** The people of a structure, what each does, and what each agrees to show. */
export function EquipeDeStructure({ equipe, corriger }: Props) {
  if (equipe.length === 0) return <p className="mesure doux">Personne n’est encore inscrit dans cette équipe.</p>;
  return (
    <>
      <ul className="grille grille--2">
        {equipe.map(({ id, nom, initiales, libelle, courriel, telephone }) => (
          <li className="personne personne--haut" key={id}>
            <span className="initiales" aria-hidden="true">
              {initiales}
            </span>
            <span>
              <a className="personne__nom" href={`/reseau/personnes/${id}`}>
                {nom}
              </a>
              <span className="personne__quoi">{libelle}</span>
              {courriel && (
                <a className="petit coordonnee" href={`mailto:${courriel}`}>
                  <Adresse courriel={courriel} />
                </a>
              )}
              {telephone && (
                <a className="petit coordonnee" href={enLien(telephone)}>
                  {telephone}
                </a>
              )}
              {corriger && (
                <a className="petit coordonnee" href={`${corriger}/${id}`}>
                  Modifier<span className="cache"> {nom}</span>
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="petit doux">Chaque personne choisit ce qu’elle montre.</p>
    </>
  );
}
