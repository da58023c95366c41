import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { PageDeFormation } from './page-de-formation.server.ts';

/** What its organiser, who trains and the coordination do with it: the next step first, and of a draft, what to read again before it. */
export function TenirLaFormation({ page }: { page: PageDeFormation }) {
  const { id, actes, peut, manque, suites, pas, aRelire } = page;
  if (!peut.modifier && !peut.dupliquer && actes.length === 0 && suites.length === 0) return null;
  const inscrire =
    page.moi?.quiconque && !page.moi.empechement
      ? [{ chemin: 'inscription?structure=autre', libelle: 'Inscrire quelqu’un, de n’importe quelle structure' }]
      : [];
  const liens = [
    // As long as people register, it is what one does most.
    ...(page.ouverte ? [...inscrire, ...suites] : [...suites, ...inscrire]),
    ...(peut.modifier ? [{ chemin: 'modifier', libelle: 'Changer ce qu’elle dit, ses dates, ses places' }] : []),
    ...(peut.dupliquer ? [{ chemin: 'copier', libelle: 'En préparer une autre, pareille' }] : []),
    ...(peut.confier ? [{ chemin: 'confier', libelle: 'La confier à quelqu’un d’autre' }] : []),
    ...actes.map(({ nom, libelle }) => ({ chemin: nom, libelle })),
  ].filter(({ chemin }) => chemin !== pas?.chemin);
  return (
    <Feuille creux titre="Tenir cette formation" id="tenir">
      {page.enBref && <p className="petit">{page.enBref}</p>}
      {page.ensuite && <p className="petit">{page.ensuite}</p>}
      {aRelire && <Fiche lignes={aRelire} />}
      {manque && <p className="petit">{manque}</p>}
      {pas && (
        <p>
          <LienBouton href={`/formations/${id}/${pas.chemin}`}>{pas.libelle}</LienBouton>
        </p>
      )}
      <ul className="liste">
        {liens.map(({ chemin, libelle }) => (
          <li key={chemin}>
            <Lien href={`/formations/${id}/${chemin}`}>{libelle}</Lien>
          </li>
        ))}
      </ul>
    </Feuille>
  );
}
