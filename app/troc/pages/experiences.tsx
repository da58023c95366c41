import { Form, useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { accorder } from '#app/commun/texte.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { listExperiences } from '#app/troc/experiences/liste.server.ts';
import { ListeDExperiences } from '#app/troc/experiences/liste-d-experiences.tsx';
import { NavigationDuTroc } from '#app/troc/navigation-du-troc.tsx';
import { Bouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'troc', titre: 'Fiches d’expérience' };
export const meta = () => titreDePage('Fiches d’expérience');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  const q = (searchParams.get('q') ?? '').slice(0, 100).trim();
  return { ...listExperiences(ctx, pageDemandee(searchParams), q), q };
});

export default function Experiences() {
  const { lignes, total, page, pages, q } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Fiches d’expérience' }]}
      titre="Qu’ont essayé les autres&nbsp;?"
      intro="Après un stage, une demi-page : ce qui a été essayé, ce que l’on en garde. Les deux structures ont donné leur accord."
    >
      <NavigationDuTroc ici="experiences" />
      {(q || total > 1) && (
        <Form method="get" action="/experiences" role="search" className="recherche" key={q}>
          <div className="recherche__ligne recherche__ligne--champ">
            <Champ nom="q" libelle="Chercher une fiche" genre="search" defaut={q} max={100} />
            <Bouton icone="chercher">Chercher</Bouton>
          </div>
        </Form>
      )}
      {q && (
        <p className="mesure">
          {total === 0 ? 'Aucune fiche ne parle' : `${accorder(total, 'fiche')} ${total > 1 ? 'parlent' : 'parle'}`} de «&nbsp;{q}
          &nbsp;». <a href="/experiences">Voir toutes les fiches</a>
        </p>
      )}
      {total === 0 && q ? null : total === 0 ? (
        <Vide
          titre="La première fiche reste à écrire"
          texte="Une fois un stage clos, sa page propose de le raconter en quelques lignes. Ce qui a marché chez vous servira ailleurs."
          action={{ libelle: 'Voir les stages', href: '/stages' }}
        />
      ) : (
        <ListeDExperiences lignes={lignes} />
      )}
      <Pagination
        page={page}
        pages={pages}
        lien={(n) => `/experiences?${new URLSearchParams({ ...(q && { q }), page: String(n) })}`}
      />
    </Page>
  );
}
