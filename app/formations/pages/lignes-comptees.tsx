import { useLoaderData } from '@remix-run/react';
import { getLignesComptees } from '#app/formations/chiffres/lignes-comptees.server.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Les formations en chiffres' };
export const meta = () => titreDePage('Les formations en chiffres');

export const loader = chargeur(({ ctx, request }) => getLignesComptees(ctx, new URL(request.url).searchParams));

export default function LignesComptees() {
  const { titre, phrase, suite: colonne, retour, lignes, page, pages, adresse } = useLoaderData<typeof loader>();
  const gens = lignes.some(({ qui }) => qui !== null);
  const suites = lignes.some(({ suite }) => suite !== '');
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: 'Chiffres', chemin: '/formations/chiffres' }, { libelle: 'Ce qu’un chiffre compte' }]}
      titre={titre}
      intro={phrase}
    >
      <p>
        <a className="lien-action" href={retour}>
          Revenir aux chiffres
        </a>
      </p>
      {lignes.length > 0 && (
        <Tableau
          legende={titre}
          cacheLegende
          colonnes={[
            ...(gens ? [{ titre: 'Qui' }, { titre: 'Structure' }] : []),
            ...[{ titre: 'Formation' }, { titre: 'Quand' }],
            ...(suites ? [{ titre: colonne }] : []),
          ]}
          lignes={lignes.map(({ cle, qui, formation, quand, suite }) => ({
            cle,
            cellules: [
              ...(qui ? [qui.nom, qui.structure] : []),
              <a key="formation" href={formation.chemin}>
                {formation.titre}
              </a>,
              quand,
              ...(suites ? [suite] : []),
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} lien={(n) => `${adresse}&page=${n}`} />
    </Page>
  );
}
