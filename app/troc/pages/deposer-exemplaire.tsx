import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { preparerDepot } from '#app/reseau/fichiers/fichiers.server.ts';
import { FormulaireExemplaire } from '#app/troc/papiers/formulaire-exemplaire.tsx';
import { lireDepot } from '#app/troc/papiers/page-a-signer.server.ts';
import { saisieExemplaire } from '#app/troc/papiers/saisie.ts';
import { apresActe } from '#app/troc/stages/apres-acte.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { PageDeStage } from '#app/troc/stages/page-de-stage.tsx';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Déposer un exemplaire signé' };
export const meta = () => titreDePage('Déposer un exemplaire signé');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  const lu = lireDepot(ctx, idDeAdresse(params.id));
  return data(lu, { status: lu.empechement ? 409 : 200 });
});

export const action = traitement(
  // Nothing is drawn again for someone who may not deposit.
  ({ ctx, params }) => {
    exigerTroc(ctx);
    lireDepot(ctx, idDeAdresse(params.id));
    return saisieExemplaire;
  },
  async ({ ctx, params, saisie: { cote, nom, qualite, exemplaire } }) => {
    const id = idDeAdresse(params.id);
    const fichier = exemplaire ? await preparerDepot(exemplaire, 'exemplaire') : undefined;
    franchirStage(ctx, id, 'deposer_exemplaire', {
      signature: { cote, nom, exemplaire: fichier ? { fichier, qualite: qualite ?? '' } : undefined },
    });
    return redirigerAvecAvis(...apresActe(ctx, id, 'deposer_exemplaire'));
  },
);

export default function DeposerExemplaire() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <PageDeStage
      stage={lu}
      ici="Exemplaire signé"
      empechement={lu.empechement}
      titre={`Déposer l’exemplaire signé pour ${lu.pour}`}
      intro="Imprimez la convention et l’avenant, faites-les signer, puis prenez-les en photo ou scannez-les."
    >
      <FormulaireExemplaire lu={lu} formulaire={formulaire} />
    </PageDeStage>
  );
}
