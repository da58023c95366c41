import { Form, useLoaderData } from '@remix-run/react';
import { peut } from '#app/commun/droits.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { ListeDeStructures } from '#app/reseau/structures/liste-de-structures.tsx';
import { listStructures } from '#app/reseau/structures/structures.server.ts';
import { Bouton, LienBouton } from '#app/ui/bouton.tsx';
import { Champ } from '#app/ui/champ.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';
import { DROITS_RESEAU, relationsReseau } from '../droits-reseau.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Les structures du réseau' };
export const meta = () => titreDePage('Les structures du réseau');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  const q = (searchParams.get('q') ?? '').slice(0, 100).trim();
  const page = pageDemandee(searchParams);
  return {
    ...listStructures(ctx, { q, page }),
    q,
    peutImporter: peut(DROITS_RESEAU, 'importer', relationsReseau(ctx.acteur)),
    tientLesRoles: peut(DROITS_RESEAU, 'tenir_roles', relationsReseau(ctx.acteur)),
  };
});

const compter = (total: number) =>
  total === 0 ? 'Aucune structure' : `${total.toLocaleString('fr-FR')} structure${total > 1 ? 's' : ''}`;

export default function Annuaire() {
  const { structures, total, page, pages, q, peutImporter, tientLesRoles } = useLoaderData<typeof loader>();
  const vide = total === 0 && q === '';
  return (
    <Page
      salle="reseau"
      titre="Les structures du réseau"
      intro={vide ? undefined : 'Qui est où, qui dirige, comment les joindre.'}
      actions={
        (peutImporter && !vide) || tientLesRoles ? (
          <>
            {tientLesRoles && (
              <LienBouton href="/reseau/roles" genre="lien">
                Qui tient un rôle dans le réseau ?
              </LienBouton>
            )}
            {peutImporter && !vide && (
              <LienBouton href="/reseau/import" genre="second" icone="tableur">
                Importer un tableur
              </LienBouton>
            )}
          </>
        ) : undefined
      }
    >
      {vide ? (
        <Vide
          titre="L’annuaire attend sa première structure"
          texte={
            peutImporter
              ? 'Vous avez sans doute déjà la liste dans un tableur : déposez-la telle quelle, rien n’est écrit avant votre accord.'
              : 'La coordination du réseau va y déposer la liste des structures. Elles apparaîtront ici.'
          }
          action={peutImporter ? { libelle: 'Importer un tableur', href: '/reseau/import' } : undefined}
        />
      ) : (
        <>
          <Form method="get" action="/reseau" role="search" className="recherche">
            <div className="recherche__ligne recherche__ligne--champ">
              <Champ
                nom="q"
                libelle="Chercher une structure"
                genre="search"
                defaut={q}
                max={100}
                aide="Un mot de son nom, ou sa commune."
              />
              <Bouton icone="chercher">Chercher</Bouton>
            </div>
          </Form>
          <section className="section" aria-labelledby="trouvees">
            <div className="titre-section">
              <h2 id="trouvees">{q ? `${compter(total)} pour « ${q} »` : compter(total)}</h2>
              {q && <a href="/reseau">Voir toutes les structures</a>}
            </div>
            {total === 0 ? (
              <p className="mesure">
                Aucune structure ne porte ces mots. Essayez avec moins de mots, ou avec le nom de la commune : les accents ne
                comptent pas.
              </p>
            ) : (
              <ListeDeStructures structures={structures} />
            )}
            <Pagination
              page={page}
              pages={pages}
              lien={(n) => `/reseau?${new URLSearchParams(q ? { q, page: `${n}` } : { page: `${n}` })}`}
            />
          </section>
        </>
      )}
    </Page>
  );
}
