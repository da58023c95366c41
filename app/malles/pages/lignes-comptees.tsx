import { useLoaderData } from '@remix-run/react';
import { chargeur } from '#app/http/pages.server.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { getLignesComptees } from '#app/malles/chiffres/lignes-comptees.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Les malles en chiffres' };
export const meta = () => titreDePage('Les malles en chiffres');

export const loader = chargeur(({ ctx, request }) => {
  exigerMalles(ctx);
  return getLignesComptees(ctx, new URL(request.url).searchParams);
});

export default function LignesComptees() {
  const { titre, phrase, retour, lignes, page, pages, adresse } = useLoaderData<typeof loader>();
  const suites = lignes.some(({ suite }) => suite !== '');
  return (
    <Page
      salle="malles"
      ariane={[
        { libelle: 'Malles', chemin: '/malles' },
        { libelle: 'Chiffres', chemin: '/malles/chiffres' },
        { libelle: 'Ce qu’un chiffre compte' },
      ]}
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
          colonnes={[{ titre: 'Quand' }, { titre: 'Malle' }, { titre: 'Structure' }, ...(suites ? [{ titre: 'Retour' }] : [])]}
          lignes={lignes.map(({ id, pret, quand, malle, structure, suite }) => ({
            cle: id,
            cellules: [
              pret ? (
                <a key="quand" href={`/reservations/${id}`}>
                  {quand}
                </a>
              ) : (
                quand
              ),
              malle,
              structure,
              ...(suites ? [suite] : []),
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} lien={(n) => `${adresse}&page=${n}`} />
    </Page>
  );
}
