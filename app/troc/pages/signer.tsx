import { useActionData, useLoaderData } from '@remix-run/react';
import { idDeAdresse } from '#app/commun/saisie.ts';
import { redirigerAvecAvis } from '#app/http/avis.server.ts';
import { chargeur, traitement } from '#app/http/pages.server.ts';
import { CoteASigner } from '#app/troc/papiers/cote-a-signer.tsx';
import { lireASigner } from '#app/troc/papiers/page-a-signer.server.ts';
import { TextesLus } from '#app/troc/papiers/textes-lus.tsx';
import { apresActe } from '#app/troc/stages/apres-acte.server.ts';
import { exigerTroc } from '#app/troc/stages/listes.server.ts';
import { PageDeStage } from '#app/troc/stages/page-de-stage.tsx';
import { saisieTransition } from '#app/troc/stages/saisie.ts';
import { exigerStage } from '#app/troc/stages/stages.server.ts';
import { franchirStage } from '#app/troc/stages/suites.server.ts';
import { titreDePage } from '#app/ui/meta.ts';
import { DeuxColonnes } from '#app/ui/page.tsx';
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
    return redirigerAvecAvis(...apresActe(ctx, id, 'signer'));
  },
);

export default function Signer() {
  const lu = useLoaderData<typeof loader>();
  const formulaire = useActionData<typeof action>()?.formulaire;
  return (
    <PageDeStage
      stage={lu}
      ici={lu.pour ? 'Signer' : 'La convention'}
      titre={lu.titre}
      intro={
        <p>
          {lu.intro.phrase} <strong>{lu.intro.attendu}</strong>{' '}
          {lu.pour && (
            <a className="vers-le-cote" href="#signature">
              Aller à la signature
            </a>
          )}
        </p>
      }
    >
      <DeuxColonnes libelleCote="Signer">
        <TextesLus textes={lu.textes} chemins={lu.chemins} />
        <CoteASigner lu={lu} formulaire={formulaire} />
      </DeuxColonnes>
    </PageDeStage>
  );
}
