import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import type { SupportLu } from './supports.server.ts';

/** What is handed out, on the page of the formation, for those who have a place and those who hold it. */
export function ListeDeSupports({ supports, depot }: { supports: readonly SupportLu[]; depot: string | null }) {
  if (supports.length === 0 && depot === null) return null;
  return (
    <Section titre="Les supports" id="supports">
      {supports.length === 0 ? (
        <p className="doux mesure">
          Rien pour l’instant. Un diaporama, une fiche, un lien&nbsp;: celles et ceux qui ont une place les trouveront ici.
        </p>
      ) : (
        <ul className="liste">
          {supports.map(({ id, titre, chemin, precision }) => (
            <li key={id}>
              <p>
                <a href={chemin}>{titre}</a> <span className="petit doux">({precision})</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {depot !== null && (
        <p>
          <Lien className="lien-action" href={depot}>
            {supports.length === 0 ? 'Ajouter un support' : 'Ajouter ou retirer des supports'}
          </Lien>
        </p>
      )}
    </Section>
  );
}
