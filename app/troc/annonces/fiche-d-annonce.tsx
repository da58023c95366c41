import { Feuille } from '#app/ui/feuille.tsx';
import { Fiche } from '#app/ui/fiche.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { Lien } from '#app/ui/lien.tsx';
import type { AnnonceLue } from './page-d-annonce.server.ts';

/** What an annonce says. */
export function FicheDAnnonce({ annonce }: { annonce: AnnonceLue }) {
  const { structure, faits, mots, description, suite, statut } = annonce;
  return (
    <Feuille salle="troc">
      <div className="pile">
        {description && <p className="mesure texte-libre">{description}</p>}
        <Fiche
          lignes={[
            {
              titre: 'Structure',
              contenu: (
                <>
                  <Lien href={`/reseau/structures/${structure.id}`}>{structure.nom}</Lien>
                  {structure.commune && `, ${structure.commune}`}
                </>
              ),
            },
            { titre: 'Qui s’en occupe', contenu: faits.qui },
            { titre: 'Sous quelle forme', contenu: faits.forme },
            { titre: 'Jusqu’où', contenu: faits.portee },
            { titre: 'De chez vous', contenu: faits.distance },
            {
              titre: 'Savoir-faire',
              contenu: mots.length > 0 && (
                <span className="rangee">
                  {mots.map(({ slug, nom }) => (
                    <Lien key={slug} href={`/reseau/competences/${slug}`}>
                      {nom}
                    </Lien>
                  ))}
                </span>
              ),
            },
            { titre: 'Pour qui', contenu: faits.pourQui },
            { titre: 'Quand', contenu: faits.quand },
            { titre: 'Combien', contenu: faits.places },
            { titre: 'À partir du', contenu: faits.des },
            { titre: 'Valable jusqu’au', contenu: faits.valableJusqu },
            {
              titre: 'Satisfaite avec',
              contenu: suite.avec && <Lien href={`/reseau/structures/${suite.avec.id}`}>{suite.avec.nom}</Lien>,
            },
            { titre: 'Ce qui en est sorti', contenu: statut === 'satisfaite' && suite.texte },
          ]}
        />
      </div>
    </Feuille>
  );
}

/** Its life so far. */
export function VieDAnnonce({ fil }: Pick<AnnonceLue, 'fil'>) {
  if (fil.length === 0) return null;
  return (
    <Feuille creux titre="Son histoire">
      <Fil pas={fil.map(({ titre, qui }, rang) => ({ titre, qui, etat: rang === fil.length - 1 ? 'present' : 'passe' }))} />
    </Feuille>
  );
}
