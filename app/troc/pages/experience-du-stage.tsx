import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { FicheDExperience } from '#app/troc/experiences/fiche-d-experience.tsx';
import { FormulaireDExperience } from '#app/troc/experiences/formulaire-d-experience.tsx';
import { lirePageDExperience } from '#app/troc/experiences/lectures.server.ts';
import { RetraitDExperience } from '#app/troc/experiences/retrait-d-experience.tsx';
import { saisieExperience } from '#app/troc/experiences/saisie.ts';
import { tenirExperience } from '#app/troc/experiences/tenir-experience.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { PageDeStage } from '#app/troc/stages/page-de-stage.tsx';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Fiche d’expérience' };
export const meta = () => titreDePage('Fiche d’expérience');

/** One thing at a time: the story and its consents, its text, or the question before it goes. */
const vueDemandee = (adresse: URLSearchParams) =>
  adresse.has('retirer') ? 'retirer' : adresse.has('corriger') ? 'corriger' : 'lire';

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params, request }) => {
  exigerTroc(ctx);
  const lu = lirePageDExperience(ctx, idDeAdresse(params.id));
  return data({ ...lu, vue: vueDemandee(new URL(request.url).searchParams) }, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Whether the page exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    exigerTroc(ctx);
    lirePageDExperience(ctx, idDeAdresse(params.id));
    return saisieExperience;
  },
  async ({ ctx, params, saisie }) => {
    const { stageId } = lirePageDExperience(ctx, idDeAdresse(params.id));
    return redirigerAvecAvis(`/stages/${stageId}/experience`, await tenirExperience(ctx, stageId, saisie));
  },
);

export default function ExperienceDuStage() {
  const { fiche, vue, brouillon, ...lu } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const chemin = `/stages/${lu.stageId}/experience`;
  // Each form shows its own refusals; those of no form are told at the top.
  const pour = (...actes: string[]) => (actes.includes(formulaire?.valeurs.acte ?? '') ? formulaire : undefined);
  const recit = pour('ecrire', 'corriger');
  const ecrit = !fiche || recit !== undefined || (vue === 'corriger' && fiche.corriger);
  const retire = fiche?.retirer && vue === 'retirer';
  const refus =
    recit || (pour('consentir') && (fiche?.aConsentir || fiche?.pourQui.length)) || (retire && pour('retirer'))
      ? undefined
      : premierePhrase(formulaire);
  const titre = !fiche
    ? 'Que garder de ce stage ?'
    : ecrit
      ? 'Changer cette fiche'
      : retire
        ? 'Retirer cette fiche ?'
        : titreDe(fiche);
  return (
    <PageDeStage
      stage={{ id: lu.stageId, fil: lu.fil }}
      ici="Fiche d’expérience"
      titre={titre}
      intro={
        ecrit
          ? `Une demi-page pour les autres équipes. Rien ne paraît sans l’accord des deux structures : ${lu.structures}.`
          : `${lu.trajet}.`
      }
    >
      {refus && <Bandeau ton="erreur">{refus}</Bandeau>}
      {lu.empechement ? (
        <Bandeau ton="attention">{lu.empechement}</Bandeau>
      ) : ecrit ? (
        <FormulaireDExperience {...lu} fiche={fiche} formulaire={recit ?? brouillon ?? undefined} />
      ) : retire ? (
        <RetraitDExperience titre={fiche.recit.titre} chemin={chemin} refus={premierePhrase(formulaire)} />
      ) : (
        <FicheDExperience fiche={fiche} chemin={chemin} formulaire={pour('consentir')} />
      )}
    </PageDeStage>
  );
}

function titreDe(fiche: { statut: string; aConsentir: string; attendues: string }): string {
  if (fiche.statut === 'publiee') return 'Cette fiche est publiée';
  if (fiche.statut === 'retiree') return 'Cette fiche est retirée';
  return fiche.aConsentir ? 'D’accord pour publier cette fiche ?' : `On attend l’accord ${fiche.attendues}`;
}
