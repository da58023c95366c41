import { accorder } from '#app/commun/texte.ts';
import { Lien } from '#app/ui/lien.tsx';
import { Section } from '#app/ui/page.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { InscriteMontree } from './en-cours.server.ts';

/** Everyone on the list, for whoever holds the formation. */
export const ListeDesInscrites = ({ inscrites, titre }: { inscrites: readonly InscriteMontree[]; titre: string }) => (
  <Section titre={titre} id="qui">
    {inscrites.length === 0 ? (
      <p className="doux mesure">
        Personne pour l’instant. La page à partager se transmet aux équipes, par courriel ou affichée.
      </p>
    ) : (
      <Tableau
        legende={`${accorder(inscrites.length, 'personne')} sur la liste`}
        cacheLegende
        colonnes={[
          { titre: 'Personne' },
          { titre: 'Structure' },
          { titre: 'État' },
          { titre: 'Depuis' },
          ...(inscrites.some(({ besoin }) => besoin) ? [{ titre: 'À prévoir' }] : []),
        ]}
        lignes={inscrites.map(({ id, nom, structure, etat, depuis, enGroupe, besoin }) => ({
          cle: id,
          cellules: [
            <Lien key="nom" href={`/formations/inscriptions/${id}`}>
              {nom}
            </Lien>,
            structure,
            enGroupe ? `${etat}, en groupe` : etat,
            depuis,
            ...(inscrites.some((une) => une.besoin) ? [besoin ?? ''] : []),
          ],
        }))}
      />
    )}
  </Section>
);
