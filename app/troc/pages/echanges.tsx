import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { listEchanges } from '#app/troc/echanges/liste.server.ts';
import { ListeDEchanges } from '#app/troc/echanges/liste-d-echanges.tsx';
import { NavigationDuTroc } from '#app/troc/navigation-du-troc.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Échanges' };
export const meta = () => titreDePage('Échanges');

export const loader = chargeur(({ ctx, request }) => listEchanges(ctx, pageDemandee(new URL(request.url).searchParams)));

export default function Echanges() {
  const { lignes, total, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Annonces', chemin: '/troc' }, { libelle: 'Échanges' }]}
      titre="Avec qui vous parlez-vous&nbsp;?"
      intro="Les échanges de votre structure à propos d’une annonce. Toute l’équipe les lit&nbsp;; l’autre équipe aussi, personne d’autre."
    >
      <NavigationDuTroc ici="echanges" />
      {total === 0 ? (
        <Vide
          titre="Aucun échange pour l’instant"
          texte="Une annonce vous intéresse&nbsp;? Deux phrases suffisent pour répondre. Vous décidez ensuite ensemble&nbsp;: un stage, un rendez-vous, ou autre chose."
          action={{ libelle: 'Voir les annonces', href: '/troc' }}
        />
      ) : (
        <ListeDEchanges lignes={lignes} legende="Vos échanges" />
      )}
      <Pagination page={page} pages={pages} lien={(n) => `/troc/echanges?page=${n}`} />
    </Page>
  );
}
