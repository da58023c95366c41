import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { FormulaireDeQuestionnaire } from '#app/formations/questionnaires/formulaire-de-questionnaire.tsx';
import {
  dejaRepondu,
  introDuQuestionnaire,
  REPONSE_NOTEE,
  titreDuQuestionnaire,
} from '#app/formations/questionnaires/phrases.ts';
import { getQuestionnaire, repondreAuQuestionnaire } from '#app/formations/questionnaires/repondre.server.ts';
import { saisieDeQuestionnaire } from '#app/formations/questionnaires/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'formations', titre: 'Votre avis sur une formation' };
export const meta = () => titreDePage('Votre avis sur une formation');

// A refusal is often an answer given from another page: this one brings it as it is now.
export const shouldRevalidate = () => true;

export const loader = chargeur(({ ctx, params }) => getQuestionnaire(ctx, idDeAdresse(params.id)));

export const action = traitement(
  ({ ctx, params }) => saisieDeQuestionnaire(getQuestionnaire(ctx, idDeAdresse(params.id)).genre),
  ({ ctx, params, saisie }) => {
    const id = idDeAdresse(params.id);
    repondreAuQuestionnaire(ctx, id, saisie);
    return redirigerAvecAvis(`/formations/questionnaires/${id}`, REPONSE_NOTEE);
  },
);

export default function Questionnaire() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="formations"
      ariane={[{ libelle: lu.titre, chemin: `/formations/${lu.formationId}` }]}
      titre={titreDuQuestionnaire(lu)}
      intro={introDuQuestionnaire(lu)}
    >
      <div className="pile pile--large">
        {lu.donneLe && <Bandeau>{dejaRepondu(lu)}</Bandeau>}
        <FormulaireDeQuestionnaire key={lu.version} lu={lu} formulaire={formulaire} />
      </div>
    </Page>
  );
}
