import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { leNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { BrouillonDuTour } from '#app/troc/tours-de-table/brouillon-du-tour.tsx';
import { lirePageDeTour } from '#app/troc/tours-de-table/lectures.server.ts';
import { RetraitDuTour } from '#app/troc/tours-de-table/retrait-du-tour.tsx';
import { saisieActeDeTour } from '#app/troc/tours-de-table/saisie.ts';
import { tenirLeTour } from '#app/troc/tours-de-table/tenir-le-tour.server.ts';
import { TourLu } from '#app/troc/tours-de-table/tour-lu.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Tour de table' };
export const meta = ({ data }: { data: { tour: { titre: string } } | undefined }) =>
  titreDePage(data?.tour.titre ?? 'Tour de table');

// A refusal is often that someone else has just said the same: the page brings it as it is now.
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) => {
  exigerTroc(ctx);
  return { tour: lirePageDeTour(ctx, idDeAdresse(params.id)), retirer: new URL(request.url).searchParams.has('retirer') };
});

export const action = traitement(
  ({ ctx, params }) => {
    exigerTroc(ctx);
    lirePageDeTour(ctx, idDeAdresse(params.id));
    return saisieActeDeTour;
  },
  ({ ctx, params, saisie }) => redirigerAvecAvis(...tenirLeTour(ctx, idDeAdresse(params.id), saisie)),
);

export default function TourDeTable() {
  const { tour, retirer } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const deLaSuite = formulaire?.valeurs.acte === 'publier_la_suite' ? formulaire : undefined;
  const refus = deLaSuite ? undefined : premierePhrase(formulaire);
  const ouvert = tour.statut === 'ouvert';
  const aRepondre = tour.siennes.find(({ qui, chemin }) => chemin && !qui);
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Tours de table', chemin: '/tours-de-table' }, { libelle: tour.titre }]}
      titre={ouvert ? tour.comptes : tour.titre}
      intro={introDe(tour)}
      actions={aRepondre ? <LienBouton href={aRepondre.chemin}>{`Répondre pour ${leNom(aRepondre.nom)}`}</LienBouton> : null}
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      {retirer && tour.actes.includes('retirer') ? (
        <RetraitDuTour id={tour.id} parti={ouvert} />
      ) : tour.statut === 'brouillon' ? (
        <BrouillonDuTour tour={tour} />
      ) : tour.statut === 'retire' ? (
        <Bandeau ton="attention">Ce tour de table est retiré. La coordination seule lit cette page.</Bandeau>
      ) : (
        <TourLu tour={tour} formulaire={deLaSuite} />
      )}
    </Page>
  );
}

function introDe(tour: { statut: string; titre: string; reste: string; dernierJour: string; comptes: string }): string {
  switch (tour.statut) {
    case 'brouillon':
      return 'Un brouillon, que la coordination seule voit.';
    case 'ouvert':
      return `${entreGuillemets(tour.titre)} On répond jusqu’au ${tour.dernierJour} inclus\u00a0: ${tour.reste}. Cette page change à chaque réponse.`;
    case 'clos':
      return `${tour.comptes}. Clos depuis le ${tour.dernierJour} au soir.`;
    default:
      return '';
  }
}
