import { useLoaderData } from '@remix-run/react';
import { jourCivil } from '#app/commun/periode.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { exigerMalles } from '#app/malles/catalogue/malles.server.ts';
import { Commandes, LegendeDuPlanning } from '#app/malles/planning/commandes.tsx';
import { adresseDuPlanning, lireFenetre } from '#app/malles/planning/fenetre.ts';
import { Grille } from '#app/malles/planning/grille.tsx';
import { ListeDuPlanning } from '#app/malles/planning/liste.tsx';
import { getPlanning } from '#app/malles/planning/planning.server.ts';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { VacancesInconnues } from '#app/ui/petit-calendrier.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'malles', titre: 'Planning des malles' };
export const meta = () => titreDePage('Planning des malles');

export const loader = chargeur(({ ctx, request }) => {
  exigerMalles(ctx);
  const { searchParams } = new URL(request.url);
  const fenetre = lireFenetre(searchParams, jourCivil(ctx.maintenant, ctx.fuseau));
  return { ...getPlanning(ctx, fenetre, pageDemandee(searchParams)), enListe: searchParams.get('vue') === 'liste' };
});

export default function PlanningDesMalles() {
  const lu = useLoaderData<typeof loader>();
  const { fenetre, enListe, lignes, page, pages } = lu;
  return (
    <Page
      salle="malles"
      ariane={[{ libelle: 'Planning' }]}
      titre="Quelle malle est libre, et quand ?"
      actions={
        <LienBouton href="/malles/libres" genre="second" icone="agenda">
          Choisir d’abord les dates
        </LienBouton>
      }
    >
      {lignes.length === 0 ? (
        <Vide
          titre="Aucune malle à prêter pour l’instant"
          texte="Dès que la coordination en ajoute une, ses prêts et ses dates libres se rangent ici."
          action={{ libelle: 'Voir les malles', href: '/malles' }}
        />
      ) : (
        <>
          <Commandes lu={lu} enListe={enListe} />
          {enListe ? <ListeDuPlanning lu={lu} /> : <Grille lu={lu} />}
          {!enListe && <LegendeDuPlanning lu={lu} />}
          <VacancesInconnues zone={lu.zone} connues={lu.connues} />
          <Pagination page={page} pages={pages} lien={(une) => `${adresseDuPlanning(fenetre, enListe)}&page=${une}`} />
        </>
      )}
    </Page>
  );
}
