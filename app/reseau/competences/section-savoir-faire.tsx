import { LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';

interface Props {
  titre: string;
  savoirFaire: readonly {
    id: number;
    slug: string;
    nom: string;
    precision: string | null;
    personne: { id: number; nom: string } | null;
  }[];
  /** Where they are written; null for who may not. */
  modifier: string | null;
  /** On a person's own page her name is not said again. */
  sansNom?: boolean | undefined;
}

/** What a structure has and what her people can do, a line a term; or what one person can do. */
export function SectionSavoirFaire({ titre, savoirFaire, modifier, sansNom }: Props) {
  return (
    <Section
      titre={titre}
      id="savoir-faire"
      actions={
        modifier && savoirFaire.length > 0 ? (
          <LienBouton href={modifier} genre="lien" icone="crayon">
            Compléter
          </LienBouton>
        ) : undefined
      }
    >
      {savoirFaire.length === 0 ? (
        <Rien modifier={modifier} />
      ) : (
        <ul className="savoir-faire">
          {parTerme(savoirFaire).map(({ slug, nom, siens }) => (
            <li key={slug}>
              <a href={`/reseau/competences/${slug}`}>{nom}</a>
              {siens.map(({ id, precision, personne }) => (
                <Detail key={id} precision={precision} personne={sansNom ? null : personne} />
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Detail({ precision, personne }: { precision: string | null; personne: { id: number; nom: string } | null }) {
  if (!precision && !personne) return null;
  return (
    <span className="savoir-faire__detail">
      {precision}
      {precision && personne && ' – '}
      {personne && <a href={`/reseau/personnes/${personne.id}`}>{personne.nom}</a>}
    </span>
  );
}

const Rien = ({ modifier }: { modifier: string | null }) => (
  <div className="pile">
    <p className="mesure doux">
      {modifier
        ? 'Rien n’est dit ici pour l’instant. Deux ou trois mots suffisent pour que les autres sachent à qui demander.'
        : 'Rien n’est dit ici pour l’instant.'}
    </p>
    {modifier && (
      <div className="actions">
        <LienBouton href={modifier} genre="second" icone="ajouter">
          Dire ce que l’on sait faire
        </LienBouton>
      </div>
    )}
  </div>
);

/** One line a term, whoever can do it. */
function parTerme(savoirFaire: Props['savoirFaire']) {
  const termes = new Map<string, { slug: string; nom: string; siens: Props['savoirFaire'][number][] }>();
  for (const un of savoirFaire) {
    const deja = termes.get(un.slug);
    if (deja) deja.siens.push(un);
    else termes.set(un.slug, { slug: un.slug, nom: un.nom, siens: [un] });
  }
  return [...termes.values()];
}
