import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { listTours } from '#app/troc/tours-de-table/liste.server.ts';
import { ListeDeTours } from '#app/troc/tours-de-table/liste-de-tours.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Tours de table' };
export const meta = () => titreDePage('Tours de table');

export const loader = chargeur(({ ctx, request }) => listTours(ctx, pageDemandee(new URL(request.url).searchParams)));

const NOUVEAU = { libelle: 'Préparer un tour de table', href: '/tours-de-table/nouveau' };

export default function ToursDeTable() {
  const { lignes, total, page, pages, coordination } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Tours de table' }]}
      titre="Qu’en disent les structures&nbsp;?"
      intro="Quelques questions à toutes les structures, deux minutes pour répondre, et ce que le réseau en retient."
      actions={coordination && total > 0 ? <LienBouton href={NOUVEAU.href}>{NOUVEAU.libelle}</LienBouton> : null}
    >
      {total === 0 ? (
        <Vide
          titre="Aucune question pour l’instant"
          texte="Qui reste ouvert cet été&nbsp;? Combien de places en centre de loisirs&nbsp;? Un tour de table le demande à toutes les structures, sans réunion ni tableur."
          action={coordination ? NOUVEAU : undefined}
        >
          {!coordination && <p className="doux">La coordination les prépare&nbsp;: vous recevrez un courriel avec votre lien.</p>}
        </Vide>
      ) : (
        <ListeDeTours lignes={lignes} />
      )}
      <Pagination page={page} pages={pages} lien={(n) => `/tours-de-table?page=${n}`} />
    </Page>
  );
}
