import type { LigneDArbre, Rubrique } from './arbre-de-competences.server.ts';

/** The whole vocabulary: a column of words a rubric, with how many have each. Plain links: there are many. */
export function Arbre({ rubriques }: { rubriques: readonly Rubrique[] }) {
  return (
    <div className="arbre">
      {rubriques.map((rubrique) => (
        <section key={rubrique.slug} aria-labelledby={`r-${rubrique.slug}`}>
          <h2 id={`r-${rubrique.slug}`}>
            <a href={`/reseau/competences/${rubrique.slug}`}>{rubrique.nom}</a>
          </h2>
          <Qui qui={rubrique.qui} />
          {rubrique.termes.length > 0 && (
            <ul>
              {rubrique.termes.map((terme) => (
                <li key={terme.slug} className={terme.niveau > 1 ? 'arbre__dessous' : undefined}>
                  <a href={`/reseau/competences/${terme.slug}`}>{terme.nom}</a>
                  <Qui qui={terme.qui} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

const Qui = ({ qui }: { qui: string | null }) => (qui ? <span className="arbre__qui">{qui}</span> : null);

/** The terms near what was typed. */
export function MotsTrouves({ trouves }: { trouves: readonly (LigneDArbre & { mot: string | null })[] }) {
  return (
    <ul className="liste mots-trouves">
      {trouves.map(({ slug, nom, qui, mot }) => (
        <li key={slug}>
          <a className="liste__titre" href={`/reseau/competences/${slug}`}>
            {nom}
          </a>
          {mot && <span className="doux">On dit aussi « {mot} ».</span>}
          <Qui qui={qui} />
        </li>
      ))}
    </ul>
  );
}
