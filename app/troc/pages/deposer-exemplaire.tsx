import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { preparerDepot } from '#app/reseau/fichiers/fichiers.server.ts';
import { FormulaireExemplaire } from '#app/troc/papiers/formulaire-exemplaire.tsx';
import { lireDepot } from '#app/troc/papiers/page-a-signer.server.ts';
import { saisieExemplaire } from '#app/troc/papiers/saisie.ts';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { avisApres } from '#app/troc/stages/ensuite.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { situer } from '#app/troc/stages/situer.server.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { Bandeau } from '#app/ui/bandeau.tsx';
import { titreDePage } from '#app/ui/meta.ts';
import { Page } from '#app/ui/page.tsx';
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
    const d = getStage(ctx, id);
    return redirigerAvecAvis(`/stages/${d.ligne.id}`, avisApres('deposer_exemplaire', situer(ctx, d)));
  },
);

export default function DeposerExemplaire() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Stages', chemin: '/stages' },
        { libelle: lu.fil, chemin: `/stages/${lu.id}` },
        { libelle: 'Exemplaire signé' },
      ]}
      titre={`Déposer l’exemplaire signé pour ${lu.pour}`}
      intro="Imprimez la convention et l’avenant, faites-les signer, puis prenez-les en photo ou scannez-les."
    >
      {lu.empechement ? (
        <Bandeau ton="attention">{lu.empechement}</Bandeau>
      ) : (
        <FormulaireExemplaire lu={lu} formulaire={formulaire} />
      )}
    </Page>
  );
}
