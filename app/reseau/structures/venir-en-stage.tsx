import { majuscule } from '#app/commun/texte.ts';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import type { PageDeStructure } from './page-de-structure.server.ts';

/** Closures told here; those of next year can wait. */
const MONTREES = 4;

/** What one looks at before asking to come: how many at once, what to know, when it is closed. */
export function VenirEnStage({ places, consignes, fermetures }: NonNullable<PageDeStructure['stage']>) {
  const reste = fermetures.length - MONTREES;
  return (
    <Feuille titre="Venir en stage ici" id="venir-en-stage">
      {consignes.map((paragraphe) => (
        <p key={paragraphe}>{paragraphe}</p>
      ))}
      <Fiche
        etroite
        lignes={[
          { titre: 'Stagiaires à la fois', contenu: places },
          {
            titre: fermetures.length > 1 ? 'Fermetures' : 'Fermeture',
            contenu: fermetures.length > 0 && (
              <ul className="liste-nue">
                {fermetures.slice(0, MONTREES).map(({ id, libelle, motif }) => (
                  <li key={id}>{majuscule(motif ? `${libelle} (${motif})` : libelle)}</li>
                ))}
                {reste > 0 && <li>{reste === 1 ? 'et une autre plus tard' : `et ${reste} autres plus tard`}</li>}
              </ul>
            ),
          },
        ]}
      />
    </Feuille>
  );
}
