import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { aNom, leNom } from '#app/commun/francais.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { exigerAnnonce } from '#app/troc/annonces/annonces.server.ts';
import { AnnonceEnBref } from '#app/troc/echanges/annonce-en-bref.tsx';
import { avisApres } from '#app/troc/echanges/avis.ts';
import { JOURS_POUR_REPONDRE } from '#app/troc/echanges/echanges.ts';
import { FormulaireDeReponse } from '#app/troc/echanges/formulaire-de-message.tsx';
import { lireConversation, lireReponseAEcrire } from '#app/troc/echanges/lectures.server.ts';
import { repondreALAnnonce } from '#app/troc/echanges/repondre.server.ts';
import { saisieReponse } from '#app/troc/echanges/saisie.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Répondre à une annonce' };
export const meta = () => titreDePage('Répondre à une annonce');

export const loader = chargeur(({ ctx, params }) => {
  const lu = lireReponseAEcrire(ctx, idDeAdresse(params.id));
  // The conversation goes on where it is.
  if (lu.echangeId !== null) throw redirect(`/troc/echanges/${lu.echangeId}`);
  return lu;
});

export const action = traitement(
  // Whether the annonce is there is said before anything typed is judged.
  ({ ctx, params }) => {
    exigerTroc(ctx);
    exigerAnnonce(ctx, idDeAdresse(params.id));
    return saisieReponse;
  },
  ({ ctx, params, saisie }) => {
    const id = repondreALAnnonce(ctx, idDeAdresse(params.id), saisie);
    const { autre } = lireConversation(ctx, id, 1);
    return redirigerAvecAvis(`/troc/echanges/${id}`, avisApres('repondre', { autre }));
  },
);

export default function RepondreALAnnonce() {
  const { annonce, siennes, geste } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Annonces', chemin: '/troc' },
        { libelle: annonce.titre, chemin: `/troc/annonces/${annonce.id}` },
        { libelle: 'Répondre' },
      ]}
      titre={`Écrire ${aNom(annonce.structure)}`}
      intro="Deux phrases suffisent pour commencer. Vous déciderez ensuite ensemble&nbsp;: un stage, un rendez-vous, ou autre chose."
    >
      <DeuxColonnes libelleCote="L’annonce">
        <FormulaireDeReponse {...{ siennes, geste, formulaire }} autre={annonce.structure} annonceId={annonce.id} />
        <div className="pile">
          <AnnonceEnBref annonce={annonce} />
          <Ensuite
            etapes={[
              `La personne qui a publié l’annonce reçoit votre message par courriel, et y répond d’un bouton, sous ${JOURS_POUR_REPONDRE} jours.`,
              `Les équipes des deux structures lisent l’échange, personne d’autre. Sa réponse vous arrive par courriel.`,
              `Rien ne vous engage\u00a0: vous pouvez à tout moment ne pas donner suite, et ${leNom(annonce.structure)} aussi.`,
            ]}
          />
        </div>
      </DeuxColonnes>
    </Page>
  );
}
