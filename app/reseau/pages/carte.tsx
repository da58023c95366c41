import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { GrandeCarte, LegendeDeCarte } from '#app/reseau/carte/grande-carte.tsx';
import { getPageDeCarte } from '#app/reseau/carte/page-de-carte.server.ts';
import { adresseDe, filtresOuverts, lireFiltres } from '#app/reseau/recherche/filtres.ts';
import { FormulaireDeRecherche } from '#app/reseau/recherche/formulaire-de-recherche.tsx';
import { compter, PhraseDeRecherche } from '#app/reseau/recherche/phrases-de-recherche.tsx';
import { ListeDeStructures } from '#app/reseau/structures/liste-de-structures.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page, Section } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'La carte du réseau' };
export const meta = () => titreDePage('La carte du réseau');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  const filtres = { ...lireFiltres(searchParams), quoi: '' };
  return getPageDeCarte(ctx, filtres, pageDemandee(searchParams), filtresOuverts(searchParams));
});

export default function CarteDuReseau() {
  const c = useLoaderData<typeof loader>();
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Carte' }]}
      titre="La carte du réseau"
      intro={
        <p>
          Touchez une structure pour ouvrir sa page.{' '}
          <a href={adresseDe('/reseau', c.filtres)}>{c.jetons.length > 0 ? 'Ces structures dans l’annuaire' : 'L’annuaire'}</a>
        </p>
      }
    >
      <FormulaireDeRecherche chemin="/reseau/carte" {...c} />
      <div className="carte-et-liste">
        <DeuxColonnes libelleCote="Les structures de la carte">
          <div className="carte-qui-suit">
            <p>
              <a className="evitement-carte" href="#liste">
                Passer la carte, aller à la liste
              </a>
            </p>
            <GrandeCarte {...c.carte} />
            <LegendeDeCarte {...c.carte} />
          </div>
          <Section id="liste" titre={compter(c.total, 'structure')}>
            <PhraseDeRecherche
              {...c}
              trouvees={c.total}
              lienDesPersonnes={adresseDe('/reseau', c.filtres, { quoi: 'personnes' })}
            />
            {c.sansLieu > 0 && (
              <p className="petit doux">
                {c.sansLieu === 1 ? 'Une structure n’a' : `${c.sansLieu.toLocaleString('fr-FR')} structures n’ont`} pas de commune
                connue : la liste seule les montre.
              </p>
            )}
            {c.total > 0 && <ListeDeStructures structures={c.structures} etroite />}
            <Pagination page={c.page} pages={c.pages} lien={(page) => adresseDe('/reseau/carte', c.filtres, { page })} />
          </Section>
        </DeuxColonnes>
      </div>
    </Page>
  );
}
