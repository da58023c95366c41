import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { effacerBrouillon } from '#app/commun/brouillons.server.ts';
import { introuvable } from '#app/commun/erreurs.ts';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { leNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { type ActeDAppui, estActeDAppui } from '#app/troc/appuis/appuis.ts';
import { FormulaireDActeDAppui } from '#app/troc/appuis/formulaire-d-acte.tsx';
import { lireActeDAppui } from '#app/troc/appuis/lecture-d-acte.server.ts';
import { SAISIES_D_APPUI } from '#app/troc/appuis/saisie.ts';
import { franchirAppui } from '#app/troc/appuis/tenir.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { LienBouton } from '#app/ui/bouton.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Appui technique' };

const TITRE: Record<ActeDAppui, (structure: string) => string> = {
  solliciter: (structure) => `Qui pourrait aider ${leNom(structure)} ?`,
  programmer: () => 'Quand se tient la séance ?',
  remettre: () => 'Remettre la séance ?',
  clore: () => 'Que faut-il en retenir ?',
  corriger: () => 'Corriger le compte rendu',
  retirer: () => 'Retirer cette demande ?',
};

export const meta = ({ data: lu }: { data: { nom: ActeDAppui; structure: string } | undefined }) =>
  titreDePage(lu ? TITRE[lu.nom](lu.structure) : 'Appui technique');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => {
  if (!estActeDAppui(params.transition)) throw introuvable();
  const lu = lireActeDAppui(ctx, idDeAdresse(params.id), params.transition);
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Whether the act exists for this person is said before anything typed is judged.
  ({ ctx, params }): (typeof SAISIES_D_APPUI)[ActeDAppui] => {
    if (!estActeDAppui(params.transition)) throw introuvable();
    lireActeDAppui(ctx, idDeAdresse(params.id), params.transition);
    return SAISIES_D_APPUI[params.transition];
  },
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    const avis = franchirAppui(ctx, id, saisie);
    effacerBrouillon(ctx, `compte-rendu:${id}`);
    return redirigerAvecAvis(`/troc/appuis/${id}`, avis);
  },
);

export default function FranchirAppui() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const refus = lu.empechement ? (premierePhrase(formulaire) ?? lu.empechement) : undefined;
  const chemin = `/troc/appuis/${lu.id}`;
  const tape = formulaire?.valeurs.compteRendu ?? formulaire?.valeurs.motif;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Appuis techniques', chemin: '/troc/appuis' },
        { libelle: lu.structure, chemin },
        { libelle: TITRE[lu.nom](lu.structure) },
      ]}
      titre={TITRE[lu.nom](lu.structure)}
      intro={`«\u00a0${lu.titre}\u00a0»${lu.souhaiteAvant && lu.nom === 'programmer' ? `, souhaité avant le ${lu.souhaiteAvant}` : ''}`}
    >
      {refus ? (
        <div className="pile">
          <Bandeau ton="attention">{refus}</Bandeau>
          {tape && (
            <Feuille titre="Votre texte, qui n’est pas enregistré">
              <p className="mesure texte-libre">{tape}</p>
            </Feuille>
          )}
          <div className="actions">
            {tape && lu.dejaPublie && (
              <LienBouton href={`${chemin}/corriger`} genre="second">
                Corriger le compte rendu publié
              </LienBouton>
            )}
            <LienBouton href={chemin}>Revenir à cet appui technique</LienBouton>
          </div>
        </div>
      ) : (
        <FormulaireDActeDAppui lu={lu} formulaire={formulaire} />
      )}
    </Page>
  );
}
