import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { aNom, leNom } from '#app/commun/francais.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, idOuIntrouvable, traitement } from '#app/http/pages.server.ts';
import { SectionFermetures } from '#app/reseau/fermetures/section-fermetures.tsx';
import { SectionSignataires } from '#app/reseau/signataires/section-signataires.tsx';
import { FormulaireDAccueil } from '#app/reseau/structures/formulaire-d-accueil.tsx';
import { getStructureAModifier } from '#app/reseau/structures/modifier-structure.server.ts';
import { getPageDAccueil, tenirAccueil } from '#app/reseau/structures/page-d-accueil.server.ts';
import { saisieAccueil } from '#app/reseau/structures/saisie-accueil.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'reseau', titre: 'Accueillir un stage, et signer' };
export const meta = () => titreDePage('Accueillir un stage, et signer');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => getPageDAccueil(ctx, idOuIntrouvable(params.id)));

export const action = traitement(
  ({ ctx, params }) => {
    // Whether the page exists for this person is said before anything typed is judged.
    getStructureAModifier(ctx, idOuIntrouvable(params.id));
    return saisieAccueil;
  },
  ({ ctx, params, saisie }) => {
    const id = idOuIntrouvable(params.id);
    return redirigerAvecAvis(`/reseau/structures/${id}/accueillir`, tenirAccueil(ctx, id, saisie));
  },
);

export default function Accueillir() {
  const { id, nom, accueil, fermetures, gestes, ...signature } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const acte = formulaire?.valeurs.acte;
  // Each form shows its own refusals; those of a button alone, or of no form, are told at the top.
  const pour = (voulu: string) => (acte === voulu ? formulaire : undefined);
  const saisi = ['accueillir', 'ajouter_fermeture', 'ajouter_signataire'].some((voulu) => acte === voulu);
  const refus = saisi ? undefined : premierePhrase(formulaire);
  return (
    <Page
      salle="reseau"
      ariane={[{ libelle: nom, chemin: `/reseau/structures/${id}` }, { libelle: 'Accueillir, et signer' }]}
      titre="Accueillir un stage, et signer"
      intro={`Ce que lit quelqu’un qui vient ${aNom(nom)}, les jours de fermeture, et qui signe pour ${leNom(nom)}.`}
    >
      {refus && (
        <Bandeau ton="erreur" titre="Rien n’est enregistré">
          {refus}
        </Bandeau>
      )}
      <FormulaireDAccueil formulaire={pour('accueillir')} accueil={accueil} />
      <SectionFermetures formulaire={pour('ajouter_fermeture')} fermetures={fermetures} geste={gestes.fermeture} />
      <SectionSignataires {...signature} structureId={id} formulaire={pour('ajouter_signataire')} geste={gestes.signataire} />
    </Page>
  );
}
