import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { CoteASigner } from '#app/troc/papiers/cote-a-signer.tsx';
import { lireASigner } from '#app/troc/papiers/page-a-signer.server.ts';
import { TextesLus } from '#app/troc/papiers/textes-lus.tsx';
import { getStage } from '#app/troc/stages/dossiers.server.ts';
import { avisApres } from '#app/troc/stages/ensuite.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { saisieTransition } from '#app/troc/stages/saisie.ts';
import { situer } from '#app/troc/stages/situer.server.ts';
import { exigerStage } from '#app/troc/stages/stages.server.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes, Page } from '#app/ui/page.tsx';
import type { Poignee } from '#app/ui/poignee.ts';

export const handle: Poignee = { salle: 'troc', titre: 'Signer' };
export const meta = () => titreDePage('Lire et signer la convention');

export const loader = chargeur(({ ctx, params }) => {
  exigerTroc(ctx);
  return lireASigner(ctx, idDeAdresse(params.id));
});

export const action = traitement(
  ({ ctx, params }) => {
    exigerTroc(ctx);
    exigerStage(ctx, idDeAdresse(params.id));
    return saisieTransition;
  },
  ({ ctx, params, saisie: { nom, empreinte, compris, cote } }) => {
    const id = idDeAdresse(params.id);
    franchirStage(ctx, id, 'signer', { signature: { cote, nom, empreinte, compris: compris !== undefined } });
    const d = getStage(ctx, id);
    return redirigerAvecAvis(`/stages/${d.ligne.id}`, avisApres('signer', situer(ctx, d)));
  },
);

export default function Signer() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <Page
      salle="troc"
      ariane={[
        { libelle: 'Stages', chemin: '/stages' },
        { libelle: lu.fil, chemin: `/stages/${lu.id}` },
        { libelle: lu.pour ? 'Signer' : 'La convention' },
      ]}
      titre={lu.titre}
      intro={
        <p>
          {lu.intro.phrase} <strong>{lu.intro.attendu}</strong>
        </p>
      }
    >
      <DeuxColonnes libelleCote="Signer">
        <TextesLus textes={lu.textes} chemins={lu.chemins} />
        <CoteASigner lu={lu} formulaire={formulaire} />
      </DeuxColonnes>
    </Page>
  );
}
