import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { pageDemandee } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { lireFiltresDuTroc } from '#app/troc/recherche/filtres.ts';
import { Mots } from '#app/troc/recherche/formulaire-de-recherche.tsx';
import { garderRecherche, oublierRecherche, recoitLaLettre } from '#app/troc/recherche/gardees.server.ts';
import { getPageDeRecherche } from '#app/troc/recherche/page-de-recherche.server.ts';
import { RecherchesGardees } from '#app/troc/recherche/recherches-gardees.tsx';
import { ParOuCommencer, Resultats } from '#app/troc/recherche/resultats.tsx';
import { saisieRecherche } from '#app/troc/recherche/saisie.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Chercher dans le troc' };
export const meta = () => titreDePage('Chercher dans le troc');

export const loader = chargeur(({ ctx, request }) => {
  const { searchParams } = new URL(request.url);
  return getPageDeRecherche(ctx, lireFiltresDuTroc(searchParams), pageDemandee(searchParams));
});

export const action = traitement(
  ({ ctx }) => {
    exigerTroc(ctx);
    return saisieRecherche;
  },
  ({ ctx, saisie }) => {
    if (saisie.acte === 'oublier')
      return redirigerAvecAvis('/troc/recherche', {
        titre: 'Cette recherche n’est plus gardée',
        texte: `${recoitLaLettre(ctx) ? 'Votre lettre ne vous parlera plus de' : 'Vous ne trouverez plus ici'} ${oublierRecherche(ctx, saisie.id)}.`,
      });
    const { libelle, chemin } = garderRecherche(ctx, saisie.parametres);
    return redirigerAvecAvis(chemin, {
      titre: 'Cette recherche est gardée',
      texte: recoitLaLettre(ctx)
        ? `Quand une annonce paraîtra pour ${libelle}, votre lettre vous le dira. Vous la retrouvez dans « Chercher ».`
        : 'Vous la retrouvez dans « Chercher ». La lettre, qui dit ce qui paraît de nouveau, ne vient pas : c’est votre choix.',
    });
  },
);

export default function Rechercher() {
  const { filtres, populaires, resultats, gardees, gardee, parametres, lettre } = useLoaderData<typeof loader>();
  const refus = premierePhrase(useActionData<typeof action>()?.formulaire);
  return (
    <Page salle="troc" ariane={[{ libelle: 'Chercher' }]} titre="Qui sait faire quoi&nbsp;?">
      {refus && (
        <Bandeau ton="erreur" titre="Rien n’a changé">
          {refus}
        </Bandeau>
      )}
      <Mots filtres={filtres} autresMots={resultats?.autresMots ?? []} />
      {resultats ? (
        <Resultats filtres={filtres} resultats={resultats} parametres={parametres} gardee={gardee !== null} lettre={lettre} />
      ) : (
        <ParOuCommencer populaires={populaires} />
      )}
      {!resultats && <RecherchesGardees gardees={gardees} />}
    </Page>
  );
}
