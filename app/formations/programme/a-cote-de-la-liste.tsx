import { Feuille } from '#app/ui/feuille.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { ListeDesFormationsLue } from './liste.server.ts';

/** What is to decide, to confirm, to convoke, to close. */
export const ASuivre = ({ etapes }: { etapes: ListeDesFormationsLue['aSuivre'] }) => (
  <Feuille titre="Ce qui vous attend" id="a-suivre">
    {etapes.map(({ etape, libelle, formations, toutes }) => (
      <div key={etape}>
        <h3 className="titre-petit">{libelle}</h3>
        <ul className="liste">
          {formations.map(({ id, titre, chemin, detail }) => (
            <li key={id}>
              <Lien href={chemin}>{titre}</Lien>
              <span className="petit doux">{` ${detail}`}</span>
            </li>
          ))}
        </ul>
        {toutes && (
          <p className="petit">
            <Lien className="lien-action" href={toutes.chemin}>
              {toutes.libelle}
              <span className="cache">{` (${libelle})`}</span>
            </Lien>
          </p>
        )}
      </div>
    ))}
  </Feuille>
);

/** Hers, and those of the team she commits. */
export const OuVousEnEtes = ({ plan, qualifications }: Pick<ListeDesFormationsLue, 'plan' | 'qualifications'>) => (
  <Feuille titre="Où vous en êtes">
    <ul className="liste">
      <li>
        <Lien href="/formations/miennes">Mes formations</Lien>
      </li>
      <li>
        <Lien href="/moi/certificats">Mes attestations et mes certificats</Lien>
      </li>
      {plan !== null && (
        <li>
          <Lien href={`/formations/structures/${plan}`}>Ce que suit mon équipe</Lien>
        </li>
      )}
      <li>
        <Lien href="/formations/qualifications">{qualifications}</Lien>
      </li>
    </ul>
  </Feuille>
);
