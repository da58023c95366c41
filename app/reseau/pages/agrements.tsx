import { useLoaderData } from '@remix-run/react';
import { pageDemandee } from '#app/commun/saisie.ts';
import { chargeur } from '#app/http/pages.server.ts';
import { AgrementsARenouveler } from '#app/reseau/agrements/agrements-a-renouveler.tsx';
import { AnneesDAgrements } from '#app/reseau/agrements/annees-d-agrements.tsx';
import { ChiffresDAgrements } from '#app/reseau/agrements/chiffres-d-agrements.tsx';
import { getPageDesAgrements } from '#app/reseau/agrements/page-des-agrements.server.ts';
import { NouveauGenre, ReglesDAgrement } from '#app/reseau/agrements/regles-d-agrement.tsx';
import { StructuresComptees } from '#app/reseau/agrements/structures-comptees.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page, Section } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'reseau', titre: 'Les agréments du réseau' };
export const meta = () => titreDePage('Les agréments du réseau');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  return getPageDesAgrements(ctx, searchParams, pageDemandee(searchParams));
});

export default function Agrements() {
  const { histoire, liste, genres, peutTenir, suivi } = useLoaderData<typeof loader>();
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: 'Agréments' }]}
      titre="Combien sommes-nous, et depuis quand ?"
      intro="Chaque chiffre vient des agréments notés par les structures : touchez-le, et vous voyez lesquelles."
    >
      {histoire.vide ? (
        <Vide
          titre="Aucun agrément n’est encore noté"
          texte="Dès que les structures noteront les leurs, ou qu’une liste sera importée, cette page racontera le réseau année par année."
        />
      ) : (
        <>
          <Section titre={`Au ${histoire.quand}`} id="chiffres">
            <ChiffresDAgrements {...histoire} />
            {histoire.avenir && (
              <p className="petit doux mesure">À venir : seuls comptent les agréments déjà décidés à cette date.</p>
            )}
          </Section>
          {liste && <StructuresComptees {...liste} />}
          <Section titre="Année par année" id="annees">
            <AnneesDAgrements {...histoire} />
            {histoire.sansDebut > 0 && (
              <p className="petit doux mesure">
                {histoire.sansDebut === 1
                  ? 'Un agrément sans date de début : compté à partir d’aujourd’hui seulement. '
                  : `${histoire.sansDebut} agréments sans date de début : comptés à partir d’aujourd’hui seulement. `}
                <a href="/reseau/agrements?genre=sans-debut#structures">Voir de qui</a>
              </p>
            )}
          </Section>
          {suivi && <AgrementsARenouveler {...suivi} />}
        </>
      )}
      <Section titre="Ce que disent les règles" id="regles" actions={peutTenir ? <NouveauGenre /> : undefined}>
        <ReglesDAgrement genres={genres} peutTenir={peutTenir} />
      </Section>
    </Page>
  );
}
