import { useLoaderData } from '@remix-run/react';
import { peut } from '#app/commun/droits.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { getAnnuaire } from '#app/reseau/recherche/annuaire.server.ts';
import { adresseDe, filtresOuverts, lireFiltres } from '#app/reseau/recherche/filtres.ts';
import { FormulaireDeRecherche } from '#app/reseau/recherche/formulaire-de-recherche.tsx';
import { PersonnesTrouvees } from '#app/reseau/recherche/personnes-trouvees.tsx';
import { compter, PhraseDeRecherche } from '#app/reseau/recherche/phrases-de-recherche.tsx';
import { PortesDuReseau } from '#app/reseau/recherche/portes-du-reseau.tsx';
import { ListeDeStructures } from '#app/reseau/structures/liste-de-structures.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';
import { DROITS_RESEAU, relationsReseau } from '../droits-reseau.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Les structures du réseau' };
export const meta = () => titreDePage('Les structures du réseau');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  const relations = relationsReseau(ctx.acteur);
  return {
    ...getAnnuaire(ctx, lireFiltres(searchParams), pageDemandee(searchParams), filtresOuverts(searchParams)),
    peutImporter: peut(DROITS_RESEAU, 'importer', relations),
    tientLesRoles: peut(DROITS_RESEAU, 'tenir_roles', relations),
  };
});

export default function Annuaire() {
  const a = useLoaderData<typeof loader>();
  const { filtres, total, personnes, jetons, peutImporter } = a;
  const seules = filtres.quoi === 'personnes' && personnes !== null;
  // When nobody but people answer, they come first and the heading counts them.
  const quePersonnes = !seules && total === 0 && (personnes?.total ?? 0) > 0;
  const vide = total === 0 && filtres.q === '' && jetons.length === 0;
  return (
    <Page
      salle="reseau"
      titre="Les structures du réseau"
      intro={vide ? undefined : 'Qui est où, qui sait faire quoi, comment les joindre.'}
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
          <FormulaireDeRecherche chemin="/reseau" {...a} />
          <PortesDuReseau {...a} />
          {!seules && !quePersonnes && (
            <Section
              id="trouvees"
              titre={compter(total, 'structure')}
              actions={(filtres.q || jetons.length > 0) && <a href="/reseau">Voir toutes les structures</a>}
            >
              <PhraseDeRecherche {...a} trouvees={total} />
              {total > 0 && <ListeDeStructures structures={a.structures} />}
              <Pagination page={a.page} pages={a.pages} lien={(page) => adresseDe('/reseau', filtres, { page })} />
            </Section>
          )}
          {personnes && (seules || personnes.total > 0) && (
            <Section
              id="personnes"
              titre={
                personnes.auMoins ? `Au moins ${compter(personnes.total, 'personne')}` : compter(personnes.total, 'personne')
              }
              actions={
                seules ? (
                  <a href={adresseDe('/reseau', filtres, { quoi: '' })}>Revenir aux structures trouvées</a>
                ) : (
                  quePersonnes && <a href="/reseau">Voir toutes les structures</a>
                )
              }
            >
              {quePersonnes && <PhraseDeRecherche {...a} trouvees={0} />}
              <PersonnesTrouvees personnes={personnes.personnes} />
              {!seules && personnes.pages > 1 && (
                <p>
                  <a href={adresseDe('/reseau', filtres, { quoi: 'personnes' })}>
                    Voir {personnes.auMoins ? 'les premières' : `les ${compter(personnes.total, 'personne')}`}
                  </a>
                </p>
              )}
              {seules && (
                <Pagination
                  page={personnes.page}
                  pages={personnes.pages}
                  lien={(page) => adresseDe('/reseau', filtres, { page })}
                />
              )}
            </Section>
          )}
        </>
      )}
    </Page>
  );
}
