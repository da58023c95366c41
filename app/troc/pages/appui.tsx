import { useActionData, useLoaderData } from '@remix-run/react';
import { premierePhrase } from '#app/commun/formulaire.ts';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { ActesDAppui, AEuLieu, MaReponse } from '#app/troc/appuis/actes-d-appui.tsx';
import { getAppui } from '#app/troc/appuis/dossiers.server.ts';
import { CompteRendu, EtatDAppui, FicheDAppui, SeanceDAppui } from '#app/troc/appuis/fiche-d-appui.tsx';
import { InviteesDAppui } from '#app/troc/appuis/invitees-d-appui.tsx';
import { getPageDAppui } from '#app/troc/appuis/lectures.server.ts';
import { PuceDAppui } from '#app/troc/appuis/puce-d-appui.tsx';
import { saisieBoutonDAppui } from '#app/troc/appuis/saisie.ts';
import { appuyer } from '#app/troc/appuis/tenir.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { Feuille } from '#app/ui/feuille.tsx';
import { Fil } from '#app/ui/fil.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Appui technique' };
export const meta = ({ data }: { data: { titre: string } | undefined }) => titreDePage(data?.titre ?? 'Appui technique');

export const loader = chargeur(({ ctx, params }) => getPageDAppui(ctx, idDeAdresse(params.id)));

export const action = traitement(
  // Whether the page exists for this person is said before anything typed is judged.
  ({ ctx, params }) => {
    exigerTroc(ctx);
    getAppui(ctx, idDeAdresse(params.id));
    return saisieBoutonDAppui;
  },
  ({ ctx, params, saisie }) => redirigerAvecAvis(...appuyer(ctx, idDeAdresse(params.id), saisie)),
);

export default function Appui() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  // Each form shows its own refusals; those of no form are told at the top.
  const { acte } = formulaire?.valeurs ?? {};
  const sien = (nom: string, present: boolean) => (acte === nom && present ? formulaire : undefined);
  const duRepondre = sien('repondre', Boolean(lu.mienne?.ouverte));
  const duNoter = sien('noter', lu.aNoter.length > 0);
  return (
    <Page
      salle="troc"
      ariane={[{ libelle: 'Appuis techniques', chemin: '/troc/appuis' }, { libelle: lu.structure.nom }]}
      titre={lu.titre}
      intro={<PuceDAppui statut={lu.statut} etat={lu.etat} />}
    >
      {formulaire && !duRepondre && !duNoter && <Bandeau ton="erreur">{premierePhrase(formulaire) ?? ''}</Bandeau>}
      <DeuxColonnes libelleCote="Son histoire">
        <div className="pile pile--large">
          <MaReponse appui={lu} formulaire={duRepondre} />
          <AEuLieu appui={lu} />
          {!lu.mienne?.ouverte && <EtatDAppui appui={lu} />}
          <ActesDAppui appui={lu} />
          <CompteRendu appui={lu} />
          <SeanceDAppui appui={lu} />
          <FicheDAppui appui={lu} />
          <InviteesDAppui appui={lu} formulaire={duNoter} />
        </div>
        <Feuille creux titre="Son histoire">
          <Fil pas={lu.fil} />
        </Feuille>
      </DeuxColonnes>
    </Page>
  );
}
