import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { PageDeFormation } from './page-de-formation.server.ts';

/** What its organiser and the coordination do with it: the next step first. */
export function TenirLaFormation({ page }: { page: PageDeFormation }) {
  const { id, actes, peut, manque, suites } = page;
  if (!peut.modifier && !peut.dupliquer && actes.length === 0 && suites.length === 0) return null;
  const [premier, ...autres] = actes;
  return (
    <Feuille creux titre="Tenir cette formation">
      {manque && <p className="petit">{manque}</p>}
      {premier && premier.nom !== 'annuler' && (
        <p>
          <LienBouton href={`/formations/${id}/${premier.nom}`} genre={page.statut === 'projet' ? 'principal' : 'second'}>
            {premier.libelle}
          </LienBouton>
        </p>
      )}
      <ul className="liste">
        {suites.map(({ chemin, libelle }) => (
          <li key={chemin}>
            <Lien href={`/formations/${id}/${chemin}`}>{libelle}</Lien>
          </li>
        ))}
        {peut.modifier && (
          <li>
            <Lien href={`/formations/${id}/modifier`}>Changer ce qu’elle dit, ses dates, ses places</Lien>
          </li>
        )}
        {peut.dupliquer && (
          <li>
            <Lien href={`/formations/${id}/copier`}>En préparer une autre, pareille</Lien>
          </li>
        )}
        {peut.confier && (
          <li>
            <Lien href={`/formations/${id}/confier`}>La confier à quelqu’un d’autre</Lien>
          </li>
        )}
        {[...(premier?.nom === 'annuler' ? [premier] : []), ...autres].map(({ nom, libelle }) => (
          <li key={nom}>
            <Lien href={`/formations/${id}/${nom}`}>{libelle}</Lien>
          </li>
        ))}
      </ul>
    </Feuille>
  );
}
