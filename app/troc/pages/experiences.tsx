import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { listExperiences } from '#app/troc/experiences/liste.server.ts';
import { ListeDExperiences } from '#app/troc/experiences/liste-d-experiences.tsx';
import { NavigationDuTroc } from '#app/troc/navigation-du-troc.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Fiches d’expérience' };
export const meta = () => titreDePage('Fiches d’expérience');

export const loader = chargeur(({ ctx, request }) => listExperiences(ctx, pageDemandee(new URL(request.url).searchParams)));

export default function Experiences() {
  const { lignes, total, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Fiches d’expérience' }]}
      titre="Qu’ont essayé les autres&nbsp;?"
      intro="Après un stage, une demi-page : ce qui a été essayé, ce que l’on en garde. Les deux structures ont donné leur accord."
    >
      <NavigationDuTroc ici="experiences" />
      {total === 0 ? (
        <Vide
          titre="La première fiche reste à écrire"
          texte="Une fois un stage clos, sa page propose de le raconter en quelques lignes. Ce qui a marché chez vous servira ailleurs."
          action={{ libelle: 'Voir les stages', href: '/stages' }}
        />
      ) : (
        <ListeDExperiences lignes={lignes} />
      )}
      <Pagination page={page} pages={pages} lien={(n) => `/experiences?page=${n}`} />
    </Page>
  );
}
