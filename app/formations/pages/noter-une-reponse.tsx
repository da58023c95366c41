import { useActionData, useLoaderData } from '@remix-run/react';
import { CANAUX, LIBELLE_CANAL } from '#app/commun/canaux.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { entreGuillemets } from '#app/commun/texte.ts';
import { Questions } from '#app/formations/questionnaires/formulaire-de-questionnaire.tsx';
import { getReponseANoter, noterUneReponse } from '#app/formations/questionnaires/noter-une-reponse.server.ts';
import { saisieDeReponseNotee } from '#app/formations/questionnaires/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bouton } from '#app/ui/bouton.tsx';
import { Choisir } from '#app/ui/choisir.tsx';
import { Choix } from '#app/ui/choix.tsx';
import { Ensuite } from '#app/ui/ensuite.tsx';
import { FormulairePoste } from '#app/ui/formulaire-poste.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';
import { Vide } from '#app/ui/vide.tsx';

export const handle: Poignee = { salle: 'formations', titre: 'Noter une réponse' };
export const meta = () => titreDePage('Noter une réponse');

/** After a refusal too: the form then holds the present version. */
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => getReponseANoter(ctx, idDeAdresse(params.id), params.genre));

export const action = traitement(
  ({ ctx, params }) => saisieDeReponseNotee(getReponseANoter(ctx, idDeAdresse(params.id), params.genre).genre),
  ({ ctx, params, saisie }) => {
    noterUneReponse(ctx, idDeAdresse(params.id), params.genre, saisie);
    return redirigerAvecAvis(`/formations/${params.id}/synthese`, {
      titre: 'La réponse est notée',
      texte: 'Elle compte dans la synthèse. La personne le sait par courriel, si elle a une adresse, et peut la changer.',
    });
  },
);

export default function NoterUneReponse() {
  const { id, titre, quoi, geste, questions, personnes } = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  const retour = `/formations/${id}/synthese`;
  return (
    <Page
      salle="formations"
      ariane={[
        { libelle: titre, chemin: `/formations/${id}` },
        { libelle: 'Synthèse', chemin: retour },
        { libelle: 'Noter une réponse' },
      ]}
      titre={`Que vous a-t-on répondu sur ${entreGuillemets(titre)} ?`}
      intro={`${quoi}. Pour quelqu’un qui préfère le dire au téléphone : lisez-lui les questions, notez ses mots.`}
    >
      {personnes.length === 0 ? (
        <Vide
          titre="Personne pour qui noter"
          texte="On note la réponse d’une personne présente. Notez d’abord qui était là."
          action={{ libelle: 'Qui était là', href: `/formations/${id}/presence` }}
        />
      ) : (
        <FormulairePoste formulaire={formulaire} titreErreurs="Sa réponse n’est pas notée" geste={geste}>
          <Choisir {...{ formulaire, nom: 'inscriptionId', libelle: 'Qui a répondu ?', options: personnes }} />
          <Choix
            {...{ formulaire, nom: 'canal', legende: 'Comment ?', defaut: 'telephone' }}
            options={CANAUX.map((canal) => ({ valeur: canal, libelle: LIBELLE_CANAL[canal] }))}
          />
          <Questions questions={questions} formulaire={formulaire} />
          <Ensuite
            etapes={[
              'Cette personne reçoit un courriel qui le lui dit, si elle a une adresse, et peut changer sa réponse.',
              'Vous ne pourrez plus relire ni changer cette réponse.',
              'Elle s’ajoute à la synthèse, sans son nom.',
            ]}
          />
          <div className="actions">
            <Bouton>Noter cette réponse</Bouton>
            <a className="lien-action" href={retour}>
              Ne rien noter
            </a>
          </div>
        </FormulairePoste>
      )}
    </Page>
  );
}
