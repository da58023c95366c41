import { LienBouton } from '#app/ui/bouton.tsx';
import { Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Tableau } from '#app/ui/tableau.tsx';
import type { StructuresComptees as Liste } from './histoire.server.ts';

/** The structures behind one figure, fifty a page. Plain links: there are many. */
export function StructuresComptees({ cle, nom, au, quand, total, page, pages, lignes }: Liste) {
  return (
    <Section
      titre={`${nom}, au ${quand} : ${total}`}
      id="structures"
      actions={
        <LienBouton href={`/reseau/agrements?au=${au}`} genre="lien">
          Refermer cette liste
        </LienBouton>
      }
    >
      {total === 0 ? (
        <p className="mesure doux">Aucune structure à cette date.</p>
      ) : (
        <Tableau
          legende={`${nom}, au ${quand}`}
          cacheLegende
          colonnes={[{ titre: 'Structure' }, { titre: 'Commune' }, { titre: 'Depuis' }, { titre: 'Jusqu’au' }]}
          lignes={lignes.map((ligne) => ({
            cle: ligne.id,
            cellules: [
              <a key="nom" href={`/reseau/structures/${ligne.id}`}>
                {ligne.nom}
              </a>,
              ...[ligne.commune, ligne.depuis, ligne.jusquau],
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} lien={(n) => `/reseau/agrements?genre=${cle}&au=${au}&page=${n}#structures`} />
    </Section>
  );
}
