import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { Accueil } from '../accueil.server.ts';

/** What I have asked of others, and until when they may answer. */
export function ReponsesAttendues({ attendues }: Pick<Accueil, 'attendues'>) {
  const { premieres, autres, chemin } = attendues;
  if (premieres.length === 0) return null;
  return (
    <Section titre="Vous attendez une réponse">
      <ul className="liste">
        {premieres.map(({ salle, phrase, chemin: vers }) => (
          <li key={vers} data-salle={salle}>
            <Lien href={vers}>{phrase}</Lien>
          </li>
        ))}
        {autres && (
          <li>
            <Lien className="lien-action" href={chemin}>
              {autres}
            </Lien>
          </li>
        )}
      </ul>
    </Section>
  );
}
