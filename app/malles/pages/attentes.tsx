import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { listAttentes } from '#app/malles/attente/lectures.server.ts';
import { PuceDAttente } from '#app/malles/attente/puce-d-attente.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Tableau } from '#app/ui/tableau.tsx';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Listes d’attente' };
export const meta = () => titreDePage('Listes d’attente');

export const loader = chargeur(({ ctx, request }) => ({
  ...listAttentes(ctx, pageDemandee(new URL(request.url).searchParams)),
  toutes: ctx.acteur.roles.includes('coordination'),
}));

export default function Attentes() {
  const { lignes, total, page, pages, toutes } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: 'Malles', chemin: '/malles' }, { libelle: 'Listes d’attente' }]}
      titre={toutes ? 'Qui attend quelle malle\u00a0?' : 'Quelles malles attendez-vous\u00a0?'}
      intro="Quand une malle se libère, la première structure de la liste la reçoit par courriel, et elle lui est gardée le temps de répondre."
    >
      {total === 0 ? (
        <Vide
          titre="Personne n’attend pour l’instant"
          texte="Une malle est prise aux dates qu’il vous faut&nbsp;? Inscrivez-vous sur sa liste d’attente, depuis sa page&nbsp;: elle vous est proposée si elle se libère."
          action={{ libelle: 'Voir les malles', href: '/malles' }}
        />
      ) : (
        <Tableau
          legende="Les attentes"
          cacheLegende
          colonnes={[{ titre: 'Malle' }, { titre: 'Dates' }, { titre: 'Pour' }, { titre: 'Depuis le' }, { titre: 'État' }]}
          lignes={lignes.map(({ id, malle, dates, structure, depuis, statut, etat }) => ({
            cle: id,
            cellules: [
              <a key="malle" href={`/malles/attentes/${id}`}>
                {malle}
              </a>,
              ...[dates, structure, depuis],
              <PuceDAttente key="etat" statut={statut} libelle={etat} />,
            ],
          }))}
        />
      )}
      <Pagination page={page} pages={pages} lien={(n) => `/malles/attentes?page=${n}`} />
    </Page>
  );
}
